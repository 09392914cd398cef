import { parentPort } from 'node:worker_threads';
import type { MineInput } from './mine.ts';
import { type MinerAnswer, timed } from './miner.ts';

parentPort?.on('message', (input: MineInput) => {
  let answer: MinerAnswer;
  try {
    answer = { ok: true, run: timed(input) };
  } catch (cause) {
    answer = { ok: false, message: cause instanceof Error ? cause.message : String(cause) };
  }
  parentPort?.postMessage(answer);
});
