import { discover } from '../../../shared/model/discover.ts';
import { type Bench, figure } from '../bench.ts';
import { median } from '../support/statistics.ts';
import { publicLogs } from './logs.ts';

const warmUps = 3;
const rounds = 11;

/** Median of several runs after some that let the compiler see the code. */
function medianMs(work: () => unknown): number {
  for (let round = 0; round < warmUps; round++) work();
  return median(
    Array.from({ length: rounds }, () => {
      const startedAt = performance.now();
      work();
      return performance.now() - startedAt;
    }),
  );
}

/** Discovery of the model from finished orders. */
export const mineBench: Bench = {
  name: 'mine',
  async *run() {
    for (const { name, log } of publicLogs())
      yield figure(
        `mine ${name}`,
        'ms',
        medianMs(() => discover(log)),
      );
  },
};
