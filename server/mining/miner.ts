import { Worker } from 'node:worker_threads';
import type { Mined, MineInput } from './mine.ts';
import { mine } from './mine.ts';

/** A mining run's result and what it cost, waiting and thread start apart. */
export interface MinedRun {
  readonly mined: Mined;
  readonly tookMs: number;
}

/** Runs discovery somewhere. One run at a time; a second call waits for the first. */
export interface Miner {
  mine(input: MineInput): Promise<MinedRun>;
  close(): Promise<void>;
}

export type MinerAnswer =
  | { readonly ok: true; readonly run: MinedRun }
  | { readonly ok: false; readonly message: string };

/** Mines here and now, and says how long it took. */
export function timed(input: MineInput): MinedRun {
  const startedAt = performance.now();
  const mined = mine(input);
  return { mined, tookMs: performance.now() - startedAt };
}

/** Mines in the calling thread: for tests and for logs read offline. */
export const inlineMiner: Miner = {
  mine: async (input) => timed(input),
  close: async () => {},
};

/** Mines in a worker thread, so that a slow discovery never holds up an event. A worker that died is replaced at the next run. */
export function createWorkerMiner(): Miner {
  // Started before it is needed: its first run is the one somebody waits for.
  let worker: Worker | null = startWorker();
  let turn: Promise<unknown> = Promise.resolve();

  function run(input: MineInput): Promise<MinedRun> {
    worker ??= startWorker();
    const current = worker;
    return new Promise((resolve, reject) => {
      const answered = (answer: MinerAnswer): void => {
        current.off('error', died);
        if (answer.ok) resolve(answer.run);
        else reject(new Error(`discovery failed: ${answer.message}`));
      };
      const died = (cause: unknown): void => {
        current.off('message', answered);
        worker = null;
        reject(new Error('the discovery worker died', { cause }));
      };
      current.once('message', answered);
      current.once('error', died);
      current.postMessage(input);
    });
  }

  return {
    mine(input) {
      const result = turn.then(() => run(input));
      turn = result.catch(() => undefined);
      return result;
    },
    async close() {
      await worker?.terminate();
    },
  };
}

/** The worker reads TypeScript through the same loader as the main thread. */
function startWorker(): Worker {
  const worker = new Worker(new URL('./mine-worker.mjs', import.meta.url));
  worker.unref();
  return worker;
}
