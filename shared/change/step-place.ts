/** Where steps stand in orders, told by the neighbours they have in some of them. */
export interface Places {
  /** The trace with the step put in; null where nothing tells its place. O(length). */
  insert(trace: readonly number[], step: number): readonly number[] | null;
  /** Orders in which the one comes before the other, less those the other way round. O(1). */
  lead(one: number, other: number): number;
}

/** At the end of a trace and before its first step. */
const edge = -1;

/** Learns neighbours from orders. O(events). */
export function createPlaces(orders: readonly (readonly number[])[]): Places {
  const afters = new Map<number, Map<number, number>>();
  const befores = new Map<number, Map<number, number>>();
  const precedence = new Map<number, Map<number, number>>();
  for (const trace of orders) {
    for (const [index, step] of trace.entries()) {
      if (trace.indexOf(step) !== index) continue;
      note(afters, step, trace[index - 1] ?? edge);
      note(befores, step, trace[index + 1] ?? edge);
      for (const later of new Set(trace.slice(index + 1))) {
        if (trace.indexOf(later) < index || later === step) continue;
        note(precedence, step, later, 1);
        note(precedence, later, step, -1);
      }
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
    lead: (one, other) => precedence.get(one)?.get(other) ?? 0,
  };
}

function note(neighbours: Map<number, Map<number, number>>, step: number, neighbour: number, by = 1): void {
  const times = neighbours.get(step) ?? new Map<number, number>();
  neighbours.set(step, times.set(neighbour, (times.get(neighbour) ?? 0) + by));
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
