import type { Reference } from '../../shared/conformance/reference.ts';
import type { Clock } from '../clock.ts';
import type { Config, KafkaConfig } from '../config/config.ts';
import { defaultProcess, demoConfig } from '../config/defaults.ts';
import { parseDuration } from '../config/duration.ts';
import { createFileSource } from '../file/file-source.ts';
import { LogFault } from '../file/log-fault.ts';
import { openLog } from '../file/replay-log.ts';
import { explainSkipped } from '../file/skipped-rows.ts';
import type { Pace } from '../file/virtual-clock.ts';
import { createParsingSource } from '../ingest/parsing-source.ts';
import { createKafkaReader } from '../kafka/kafka-reader.ts';
import { createRuntime } from '../runtime.ts';
import { usageError } from './cli-error.ts';
import type { ReplayFlags } from './command-line.ts';
import { composeDemo } from './compose-demo.ts';
import { reportFault } from './report-fault.ts';
import type { Composition } from './serve.ts';

const defaultPace: Pace = { kind: 'duration', ms: 120_000 };

/** Where the rooms are put together: what each command reads, with what. */
export interface ComposeOptions {
  readonly clock: Clock;
  /** Tells a person what goes on. */
  readonly say: (line: string) => void;
  /** Reference models by process. */
  readonly references?: ReadonlyMap<string, Reference>;
}

/** The configured processes on real Kafka, or the demo where no brokers are configured. */
export function composeServe(config: Config, options: ComposeOptions): Composition {
  return config.kafka === null ? composeDemo(config, options) : composeKafka(config, config.kafka, options);
}

function composeKafka(
  { processes, server }: Config,
  kafka: KafkaConfig,
  { clock, say, references }: ComposeOptions,
): Composition {
  const runtimes = processes.map((config) => {
    const reference = references?.get(config.id);
    return createRuntime({
      config,
      source: createKafkaReader({ kafka, topics: config.topics, mapping: config.mapping, clock }),
      clock,
      onFault: reportFault(config.name, say),
      ...(reference === undefined ? {} : { reference }),
    });
  });
  const topics = processes.flatMap((process) => process.topics);
  return { server, runtimes, reads: `${topics.join(', ')} from Kafka at ${kafka.brokers.join(', ')}` };
}

/** An event log as if it were live. It is read whole first, so that whatever is wrong with it is told before anything starts. */
export async function composeReplay(
  path: string,
  flags: ReplayFlags,
  { clock, say }: ComposeOptions,
  configure: (own: Config) => Config,
): Promise<Composition> {
  const pace = paceOf(flags);
  const log = await openLog(path).catch((error: unknown) => {
    throw error instanceof LogFault ? usageError(error.message) : error;
  });
  explainSkipped(log.skipped).forEach(say);
  // The id is part of addresses.
  const id = log.name.replace(/[^\w.-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'log';
  const config = { ...defaultProcess(id, log.topics), name: log.name };
  const { server } = configure(demoConfig([config]));
  const source = createParsingSource(createFileSource({ log, pace, clock }), config.mapping);
  const runtime = createRuntime({ config, source, clock, onFault: reportFault(config.name, say) });
  return { server, runtimes: [runtime], reads: `${path}: ${log.entries.length} events, ${explainPace(pace)}` };
}

function paceOf({ duration, speed }: ReplayFlags): Pace {
  if (speed !== undefined) return { kind: 'speed', factor: speed };
  if (duration === undefined) return defaultPace;
  const parsed = parseDuration(duration);
  if (!parsed.ok) throw usageError(`--duration: ${parsed.failure}.`);
  return { kind: 'duration', ms: parsed.value };
}

function explainPace(pace: Pace): string {
  if (pace.kind === 'duration') return `the whole in ${pace.ms / 1_000} s`;
  return pace.factor === 0 ? 'as fast as it reads' : `${pace.factor} times as fast as it happened`;
}
