import { discover } from '../../discover.ts';
import type { FlowGraph } from '../../flow-graph.ts';
import { toFlowGraph } from '../../graph.ts';
import { publicLog } from '../../testing/read-log.ts';

/** Enough to find the shape of a model; a layout must stand any. */
const work = 1_000_000;

/** The models of a public log from simple to complete; null where the log does not lie beside the repository. */
export function graphsOfLog(name: string, positions: readonly number[] = [0.2, 0.6, 1]): FlowGraph[] | null {
  const log = publicLog(name);
  return log && positions.map((simplicity) => toFlowGraph(discover(log, { simplicity, work }), log));
}
