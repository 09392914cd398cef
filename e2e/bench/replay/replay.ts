import type { Activity } from '../../../shared/ids.ts';
import { discover } from '../../../shared/model/discover.ts';
import { toFlowGraph } from '../../../shared/model/graph.ts';
import { orderFlow } from '../../../shared/model/testing/order-flows.ts';
import { seededRandom } from '../../../shared/model/testing/random.ts';
import { readPublicLog } from '../../../shared/model/testing/read-log.ts';
import { logOf, simulateOrders } from '../../../shared/model/testing/simulate.ts';
import { createReplayer, fits, type Replayer } from '../../../shared/replay/replayer.ts';
import type { VariantLog } from '../../../shared/variant/variant-log.ts';
import { type Bench, BenchSkipped, figure } from '../bench.ts';
import { median } from '../support/statistics.ts';
import { busyTree } from './busy-tree.ts';

const rounds = 9;
const eventsPerRound = 500_000;
const publicLog = 'repairExample';

/**
 * Replay of fitting orders, whole markings with their tokens, on the parallel order flow and on the model of a public log; and the
 * re-placing of a large prefix tree on a new model, the model's compilation included.
 */
export const replayBench: Bench = {
  name: 'replay',
  async *run() {
    const simulated = logOf(simulateOrders(orderFlow, 100, seededRandom(1)));
    yield figure('replay parallel order flow', 'events/s', eventsPerSecond(simulated));
    const { model, columns } = busyTree();
    const graph = toFlowGraph(model, { activities: [], variants: [] });
    const place = () => createReplayer(model, graph).placeAll(columns);
    yield figure(
      `replay re-place ${columns.size} prefixes`,
      'ms',
      medianOf(() => timeMs(place)),
    );
    const traces = readPublicLog(publicLog);
    if (traces === null)
      throw new BenchSkipped(`It reads ${publicLog} (XES, gzipped) from ../shared/logs: put it there.`);
    yield figure(`replay ${publicLog}`, 'events/s', eventsPerSecond(logOf(traces)));
  },
};

/** The log's fitting variants on the model discovered from it, one after the other. */
function eventsPerSecond(log: VariantLog): number {
  const model = discover(log);
  const replayer = createReplayer(model, toFlowGraph(model, log));
  const traces = log.variants
    .map(({ trace }) => trace.flatMap((index) => log.activities[index] ?? []))
    .filter((trace) => fits(replayer, trace));
  return medianOf(() => {
    let events = 0;
    const ms = timeMs(() => {
      while (events < eventsPerRound) for (const trace of traces) events += replay(replayer, trace);
    });
    return (events / ms) * 1_000;
  });
}

function replay(replayer: Replayer, trace: readonly Activity[]): number {
  let marking = replayer.initial;
  for (const [index, activity] of trace.entries()) marking = replayer.advance(marking, activity, index);
  return trace.length;
}

/** After some rounds that let the compiler see the code. */
function medianOf(measure: () => number): number {
  for (let round = 0; round < 3; round++) measure();
  return median(Array.from({ length: rounds }, measure));
}

function timeMs(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
