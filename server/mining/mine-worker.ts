import { parentPort } from 'node:worker_threads';
import { type MineInput, mine } from './mine.ts';
import type { MinerAnswer } from './miner.ts';

parentPort?.on('message', (input: MineInput) => {
  let answer: MinerAnswer;
  try {
    answer = { ok: true, mined: mine(input) };
  } catch (cause) {
    answer = { ok: false, message: cause instanceof Error ? cause.message : String(cause) };
  }
  parentPort?.postMessage(answer);
});
