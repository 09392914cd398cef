import type { Clock } from './clock.ts';
import type { ProcessConfig } from './config/config.ts';
import type { WatchedProcess } from './process.ts';
import type { RecordSource } from './source.ts';

export interface RuntimeOptions {
  readonly config: ProcessConfig;
  readonly source: RecordSource;
  readonly clock: Clock;
}

/** A watched process with its source and its tick. */
export interface ProcessRuntime {
  readonly process: WatchedProcess;
  start(): void;
  stop(): Promise<void>;
}

export function createRuntime(_options: RuntimeOptions): ProcessRuntime {
  throw new Error('not built yet');
}
