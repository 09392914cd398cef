import { liveMiningWorkMax } from '../../../shared/limits.ts';
import { discover } from '../../../shared/model/discover.ts';
import { gatewayNet, nodeCount } from '../../../shared/model/gateway-net.ts';
import { type Bench, figure } from '../bench.ts';
import { quantile } from '../support/statistics.ts';
import { judge } from './judge.ts';
import { publicLogs } from './logs.ts';

const warmUps = 3;
const rounds = 20;

/** 95th percentile of several runs after some that let the compiler see the code. */
function p95Ms(work: () => unknown): number {
  for (let round = 0; round < warmUps; round++) work();
  const durations = Array.from({ length: rounds }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return quantile(durations, 0.95);
}

/** Discovery of the model from finished orders under the live budget, and the quality beside that of a thorough search. */
export const mineBench: Bench = {
  name: 'mine',
  async *run() {
    for (const { name, log } of publicLogs()) {
      const mine = () => discover(log, { work: liveMiningWorkMax });
      yield figure(`mine ${name} p95`, 'ms', p95Ms(mine));
      yield figure(`mine ${name} f_all`, '', judge(mine(), log).fAll, judge(discover(log), log).fAll);
    }
  },
};

/** What the thoroughly mined default picture of every log is worth, by our own measure (the oracle's is in docs/discovery.md). */
export const qualityBench: Bench = {
  name: 'quality',
  async *run() {
    const all = publicLogs().map(({ name, log }) => {
      const model = discover(log);
      return { name, nodes: nodeCount(gatewayNet(model.root)), ...judge(model, log) };
    });
    for (const { name, nodes, fitting, f, fAll } of all) {
      yield figure(`quality ${name} fitting`, '', fitting);
      yield figure(`quality ${name} f`, '', f);
      yield figure(`quality ${name} f_all`, '', fAll);
      yield figure(`quality ${name} nodes`, '', nodes);
    }
    const mean = (of: (each: (typeof all)[number]) => number): number =>
      all.reduce((sum, each) => sum + of(each), 0) / all.length;
    yield figure(
      'quality mean fitting',
      '',
      mean(({ fitting }) => fitting),
    );
    yield figure(
      'quality mean f',
      '',
      mean(({ f }) => f),
    );
    yield figure(
      'quality mean f_all',
      '',
      mean(({ fAll }) => fAll),
    );
  },
};
