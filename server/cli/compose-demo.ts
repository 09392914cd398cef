import type { Clock } from '../clock.ts';
import type { Config, KafkaConfig } from '../config/config.ts';
import { createDemo, type Demo } from '../demo/demo.ts';
import { demoProcesses } from '../demo/demo-processes.ts';
import { businessTopic, orderTopic } from '../demo/order-flow.ts';
import { retailTopic } from '../demo/retail-flow.ts';
import { createKafkaSink, createMemorySink } from '../demo/sinks.ts';
import type { DemoSink } from '../demo/stage.ts';
import { createParsingSource } from '../ingest/parsing-source.ts';
import { ensureTopics } from '../kafka/kafka-producer.ts';
import { explainProblem } from '../kafka/problem.ts';
import { createMemorySource } from '../memory/memory-source.ts';
import { createRuntime } from '../runtime.ts';
import type { ComposeOptions } from './compose.ts';
import { reportFault } from './report-fault.ts';
import type { Composition } from './serve.ts';

const ordersPerSecond = 3;
const retryIntervalMs = 2_000;

/** Flow B keeps its order by having one partition only: its records have no key. */
const demoTopics = [
  { topic: orderTopic, partitions: 4 },
  { topic: businessTopic, partitions: 4 },
  { topic: retailTopic, partitions: 1 },
];

/** The demo services and the processes that watch them, all in this process. */
export function composeDemo({ server }: Config, { clock, say }: ComposeOptions): Composition {
  const watched = demoProcesses.map((config) => {
    const topics = demoTopics.filter(({ topic }) => config.topics.includes(topic));
    return { config, source: createMemorySource({ mode: 'demo', topics, clock }) };
  });
  const sources = new Map(watched.flatMap(({ config, source }) => config.topics.map((topic) => [topic, source])));
  const runtimes = watched.map(({ config, source }) =>
    createRuntime({
      config,
      source: createParsingSource(source, config.mapping),
      clock,
      onFault: reportFault(config.name, say),
    }),
  );
  const demo = startableDemo(createMemorySink(sources), clock, reportFault('The demo', say));
  return { server, runtimes, demo, reads: 'the demo: its services run in this process, no broker needed' };
}

function startableDemo(sink: DemoSink, clock: Clock, onFault: (cause: unknown) => void): Demo {
  return createDemo({ sink, clock, random: Math.random, ordersPerSecond, onFault });
}

/** Lets the demo services produce to real Kafka until `stop`; while it cannot be reached that is said, and tried again. */
export async function produceDemo(
  kafka: KafkaConfig,
  { clock, say }: ComposeOptions,
  started: () => void,
  stop: Promise<void>,
): Promise<void> {
  const report = reportOnChange(kafka, say);
  let stopping = false;
  void stop.then(() => {
    stopping = true;
  });
  while (!stopping && !(await createdTopics(kafka, report))) await Promise.race([clock.sleep(retryIntervalMs), stop]);
  if (stopping) return;
  const demo = startableDemo(createKafkaSink(kafka), clock, report);
  demo.start();
  started();
  await stop;
  await demo.stop();
}

function createdTopics(kafka: KafkaConfig, report: (cause: unknown) => void): Promise<boolean> {
  return ensureTopics(kafka, demoTopics).then(
    () => true,
    (cause: unknown) => {
      report(cause);
      return false;
    },
  );
}

/** Trouble that goes on is told once. */
function reportOnChange(kafka: KafkaConfig, say: (line: string) => void): (cause: unknown) => void {
  let last = '';
  return (cause) => {
    const sentence = explainProblem(cause, kafka.brokers);
    if (sentence !== last) say(sentence);
    last = sentence;
  };
}
