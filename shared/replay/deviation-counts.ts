import type { Activity } from '../ids.ts';
import type { DeviationKind } from './marking.ts';
import { deviationKinds, type Placement, type PrefixColumns } from './placement.ts';

/** How many orders stand at each prefix. */
export interface OrderCounts {
  inFlight(node: number): number;
  finished(node: number): number;
}

/** How well the orders go the way of the model, and what they do instead. */
export interface DeviationCounts {
  /** Orders in flight and closed. */
  readonly orders: number;
  /** Orders none of whose steps deviated; a closed one may also end where it stands. */
  readonly fitting: number;
  /** The same among closed orders: what alignments call the share of fitting traces. */
  readonly closed: number;
  readonly closedFitting: number;
  /** Per step how often each deviation happened, steps the model does not know included. */
  readonly perActivity: ReadonlyMap<Activity, Readonly<Record<DeviationKind, number>>>;
}

/**
 * Counts the deviations of all orders: skipped at each step passed over, repeated, went back and unexpected at the step that happened.
 * One pass from the leaves and one from the root, O(prefixes).
 */
export function countDeviations(
  columns: PrefixColumns,
  placement: Placement,
  counts: OrderCounts,
  canEnd: (state: number) => boolean,
): DeviationCounts {
  const passed = passing(columns, counts);
  const perActivity = new Map<Activity, Record<DeviationKind, number>>();
  const deviated = new Uint8Array(columns.size);
  const total = { orders: 0, fitting: 0, closed: 0, closedFitting: 0 };
  const count = (activity: Activity | undefined, kind: DeviationKind, orders: number): void => {
    if (activity === undefined || orders === 0) return;
    const known = perActivity.get(activity) ?? { skipped: 0, repeated: 0, 'went-back': 0, unexpected: 0 };
    known[kind] += orders;
    perActivity.set(activity, known);
  };

  for (let node = 0; node < columns.size; node++) {
    const kind = deviationKinds[(placement.deviations[node] ?? 0) - 1];
    const parent = columns.parents[node] ?? 0;
    deviated[node] = kind !== undefined || (node > 0 && deviated[parent] === 1) ? 1 : 0;
    const orders = passed[node] ?? 0;
    if (kind === 'skipped') for (const step of placement.skipped.get(node) ?? []) count(step, kind, orders);
    else if (kind !== undefined) count(columns.activities[columns.steps[node] ?? -1], kind, orders);
    const closed = counts.finished(node);
    const open = counts.inFlight(node);
    total.orders += closed + open;
    total.closed += closed;
    if (deviated[node] === 1) continue;
    const complete = closed > 0 && canEnd(placement.states[node] ?? 0) ? closed : 0;
    total.fitting += open + complete;
    total.closedFitting += complete;
  }
  return { ...total, perActivity };
}

/** Orders whose trace begins with each prefix. */
function passing({ size, parents }: PrefixColumns, counts: OrderCounts): Float64Array {
  const passed = new Float64Array(size);
  for (let node = size - 1; node >= 0; node--) {
    const through = (passed[node] ?? 0) + counts.finished(node) + counts.inFlight(node);
    passed[node] = through;
    if (node > 0) passed[parents[node] ?? 0] = (passed[parents[node] ?? 0] ?? 0) + through;
  }
  return passed;
}
