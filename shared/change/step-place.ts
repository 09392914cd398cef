/** Where steps stand in orders, told by the neighbours they have in some of them. */
export interface Places {
  /** The trace with the step put in; null where nothing tells its place. O(length). */
  insert(trace: readonly number[], step: number): readonly number[] | null;
}

/** At the end of a trace and before its first step. */
const edge = -1;

/** Learns neighbours from orders. O(events). */
export function createPlaces(orders: readonly (readonly number[])[]): Places {
  const afters = new Map<number, Map<number, number>>();
  const befores = new Map<number, Map<number, number>>();
  for (const trace of orders) {
    for (const [index, step] of trace.entries()) {
      if (trace.indexOf(step) !== index) continue;
      note(afters, step, trace[index - 1] ?? edge);
      note(befores, step, trace[index + 1] ?? edge);
    }
  }
  return {
    insert(trace, step) {
      const after = usual(afters.get(step), trace);
      const before = usual(befores.get(step), trace);
      if (after === null && before === null) return null;
      const isAfter = before === null || (after !== null && after.times >= before.times);
      const at = isAfter
        ? after?.neighbour === edge
          ? 0
          : trace.indexOf(after?.neighbour ?? edge) + 1
        : before.neighbour === edge
          ? trace.length
          : trace.indexOf(before.neighbour);
      return [...trace.slice(0, at), step, ...trace.slice(at)];
    },
  };
}

function note(neighbours: Map<number, Map<number, number>>, step: number, neighbour: number): void {
  const times = neighbours.get(step) ?? new Map<number, number>();
  neighbours.set(step, times.set(neighbour, (times.get(neighbour) ?? 0) + 1));
}

/** The most frequent neighbour that the trace has. */
function usual(
  times: ReadonlyMap<number, number> | undefined,
  trace: readonly number[],
): { neighbour: number; times: number } | null {
  let best: { neighbour: number; times: number } | null = null;
  for (const [neighbour, count] of times ?? []) {
    if (neighbour !== edge && !trace.includes(neighbour)) continue;
    if (best === null || count > best.times || (count === best.times && neighbour < best.neighbour))
      best = { neighbour, times: count };
  }
  return best;
}
