import type { Clock } from '../clock.ts';
import type { Config, KafkaConfig } from '../config/config.ts';
import { createKafkaSource } from '../kafka/kafka-source.ts';
import { createRuntime } from '../runtime.ts';
import { CliError } from './cli-error.ts';
import type { ReplayFlags } from './command-line.ts';
import { composeDemo } from './compose-demo.ts';
import { reportFault } from './report-fault.ts';
import type { Composition } from './serve.ts';

/** Where the rooms are put together: what each command reads, with what. */
export interface ComposeOptions {
  readonly clock: Clock;
  /** Tells a person what goes on. */
  readonly say: (line: string) => void;
}

/** The configured processes on real Kafka, or the demo where no brokers are configured. */
export function composeServe(config: Config, options: ComposeOptions): Composition {
  return config.kafka === null ? composeDemo(config, options) : composeKafka(config, config.kafka, options);
}

function composeKafka({ processes, server }: Config, kafka: KafkaConfig, { clock, say }: ComposeOptions): Composition {
  const runtimes = processes.map((config) =>
    createRuntime({
      config,
      source: createKafkaSource({ kafka, topics: config.topics, clock }),
      clock,
      onFault: reportFault(config.name, say),
    }),
  );
  const topics = processes.flatMap((process) => process.topics);
  return { server, runtimes, reads: `${topics.join(', ')} from Kafka at ${kafka.brokers.join(', ')}` };
}

/** An event log as if it were live. */
export function composeReplay(_log: string, _flags: ReplayFlags, _options: ComposeOptions): Composition {
  // TODO: server/file brings openLog and createFileSource.
  throw new CliError(1, 'Replaying a log is not built yet; watch a topic with --brokers HOST:PORT --topic NAME.');
}
