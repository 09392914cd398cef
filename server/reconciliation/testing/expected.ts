import type { TrueOrder, Truth } from './truth.ts';

/** The alternatives of each open branch of an order in flight, from its events. */
export type WaitsOf = (order: TrueOrder) => string[][];

/** What the API must answer, given the truth; built in the API's own shapes. */
export interface Expected {
  readonly summary: { readonly orders: unknown; readonly events: unknown };
  readonly rejections: ReadonlyMap<string, number>;
  /** Orders of each filter. */
  readonly totals: Readonly<Record<string, number>>;
  readonly rows: ReadonlyMap<string, unknown>;
}

const keyOf = ({ id, generation }: { readonly id: string; readonly generation: number }): string =>
  `${id} ${generation}`;

/** An order row without what depends on the present instant. */
export const rowFacts = (order: {
  readonly id: string;
  readonly generation: number;
  readonly state: string;
  readonly partial: boolean;
  readonly late: number;
}) => ({
  id: order.id,
  generation: order.generation,
  state: order.state,
  partial: order.partial,
  late: order.late,
});

export const byKey = <Row extends { readonly id: string; readonly generation: number }, Facts>(
  rows: readonly Row[],
  factsOf: (row: Row) => Facts,
): ReadonlyMap<string, Facts> => new Map(rows.map((row) => [keyOf(row), factsOf(row)]));

/** Every order waits for longer than its limit and is overdue: the test's limits are a second, its orders minutes old. */
export function expectedOf(truth: Truth): Expected {
  const { orders, accepted, duplicate, late, rejected } = truth;
  const inState = (state: string): number => orders.filter((order) => order.state === state).length;
  const lateOf = (order: TrueOrder): number => order.events.filter((event) => event.late).length;
  const manual = orders.filter((order) => lateOf(order) > 0).length;
  const inFlight = inState('in-flight');
  const partial = orders.filter((order) => order.partial && order.state === 'in-flight').length;
  return {
    summary: {
      orders: {
        inFlight,
        atRisk: 0,
        overdue: inFlight,
        manual,
        completed: inState('completed'),
        expired: inState('expired'),
        failed: 0,
        cancelled: 0,
        compensated: 0,
        partial,
      },
      events: {
        accepted,
        rejected: [...rejected.values()].reduce((sum, count) => sum + count, 0),
        duplicate,
        late,
        outOfOrder: 0,
      },
    },
    rejections: rejected,
    totals: {
      '': inFlight,
      'is:in-flight': inFlight,
      'is:completed': inState('completed'),
      'is:expired': inState('expired'),
      'is:overdue': inFlight,
      'is:partial': partial,
      'is:manual': manual,
      'is:late': manual,
      'is:failed': 0,
    },
    rows: byKey(orders, (order) => rowFacts({ ...order, late: lateOf(order) })),
  };
}

/** Orders waiting per step; an order that may go several ways stands at a gateway and at no step. */
export function waitingPerStep(truth: Truth, waitsOf: WaitsOf): Map<string, number> {
  const waiting = new Map<string, number>();
  for (const order of truth.orders) {
    if (order.state !== 'in-flight') continue;
    for (const anyOf of waitsOf(order)) {
      const [only] = anyOf;
      if (only !== undefined && anyOf.length === 1) waiting.set(only, (waiting.get(only) ?? 0) + 1);
    }
  }
  return waiting;
}
