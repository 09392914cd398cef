import type { Activity, ElementId, EpochMs } from '../../shared/ids.ts';
import { toEpochMs } from '../../shared/ids.ts';
import type { FlowGraph } from '../../shared/model/flow-graph.ts';
import type { Model } from '../../shared/model/model.ts';
import type { SlaConfig, StepLimit } from '../../shared/order/sla.ts';
import type { Marking } from '../../shared/replay/marking.ts';
import { createReplayer, type Replayer } from '../../shared/replay/replayer.ts';
import { type PrefixTree, ROOT } from '../../shared/variant/prefix-tree.ts';
import { budgetUsed, expiryClass, expiryCuts } from '../../shared/view/heat.ts';
import { dueAtOf, type Wait, waitsOf } from '../../shared/view/waits.ts';
import type { Deadlines } from './deadlines.ts';
import { noMarks, type Order, timeAt } from './order.ts';

/** The orders waiting at one element, counted as they come and go. */
export interface ElementCounts {
  readonly element: ElementId;
  waiting: number;
  atRisk: number;
  overdue: number;
  readonly classes: [number, number, number, number, number];
  readonly orders: Set<Order>;
}

/**
 * Where every in-flight order stands on the shown model and how urgent it is. Markings are computed once per distinct prefix; an order's
 * contribution to the counts is remembered on the order and exchanged when it moves or when time makes it more urgent: O(its tokens).
 */
export interface Board {
  /** The replayer of the shown model; null before the first. */
  readonly replayer: Replayer | null;
  readonly atRisk: number;
  readonly overdue: number;
  show(model: Model, graph: FlowGraph): void;
  /** Lets go of the model's states that no prefix in memory needs, where they have outgrown the prefixes; asked once in a while. */
  prune(): void;
  markingAt(node: number): Marking | null;
  waitsOf(order: Order): Wait[];
  endToEndDueAt(order: Order): EpochMs | null;
  /** Counts the order anew as of an instant, and makes the appointment for its next change. */
  place(order: Order, asOf: EpochMs): void;
  remove(order: Order): void;
  countsAt(element: ElementId): ElementCounts | undefined;
}

export interface BoardOptions {
  readonly tree: PrefixTree;
  readonly sla: SlaConfig;
  readonly deadlines: Deadlines;
  limitOf(activity: Activity): StepLimit | null;
  isPartial(order: Order): boolean;
}

export function createBoard({ tree, sla, deadlines, limitOf, isPartial }: BoardOptions): Board {
  let replayer: Replayer | null = null;
  let markings: (Marking | undefined)[] = [];
  let prune = (): void => {};
  const elements: ElementCounts[] = [];
  const indexOf = new Map<ElementId, number>();
  const totals = { atRisk: 0, overdue: 0 };
  const cuts = [...expiryCuts, sla.atRisk];

  function markingAt(node: number): Marking | null {
    if (replayer === null) return null;
    const missing: number[] = [];
    let at = node;
    while (at !== ROOT && markings[at] === undefined) {
      missing.push(at);
      at = tree.parent(at);
    }
    let marking = at === ROOT ? replayer.initial : (markings[at] ?? replayer.initial);
    for (let index = missing.length - 1; index >= 0; index--) {
      const next = missing[index] ?? ROOT;
      const activity = tree.activityOf(next);
      if (activity !== null) marking = replayer.advance(marking, activity, tree.depth(next) - 1);
      markings[next] = marking;
    }
    return marking;
  }

  function waits(order: Order): Wait[] {
    const marking = order.status === 'in-flight' ? markingAt(order.node) : null;
    if (marking === null) return [];
    return waitsOf(marking, order.startedAt, (index) => timeAt(order, index), limitOf);
  }

  function endToEndDueAt(order: Order): EpochMs | null {
    return sla.endToEnd === null || order.status !== 'in-flight' || isPartial(order)
      ? null
      : toEpochMs(order.startedAt + sla.endToEnd);
  }

  function elementIndex(element: ElementId): number {
    let index = indexOf.get(element);
    if (index === undefined) {
      index =
        elements.push({ element, waiting: 0, atRisk: 0, overdue: 0, classes: [0, 0, 0, 0, 0], orders: new Set() }) - 1;
      indexOf.set(element, index);
    }
    return index;
  }

  /** A mark packs element, heat class + 1 (0: no limit) and urgency (0 none, 1 at risk, 2 overdue). */
  function count(order: Order, mark: number, change: 1 | -1): void {
    const counts = elements[Math.floor(mark / 32)];
    if (counts === undefined) return;
    const heat = Math.floor((mark % 32) / 4) - 1;
    counts.waiting += change;
    if (heat >= 0) counts.classes[heat as 0] += change;
    if (mark % 4 === 1) counts.atRisk += change;
    if (mark % 4 === 2) counts.overdue += change;
    if (change === 1) counts.orders.add(order);
    else counts.orders.delete(order);
  }

  function clear(order: Order): void {
    for (const mark of order.marks) count(order, mark, -1);
    order.marks = noMarks;
    if (order.attention === 'at-risk') totals.atRisk--;
    if (order.attention === 'overdue') totals.overdue--;
    order.attention = 'none';
    order.dueAt = Number.POSITIVE_INFINITY;
    order.waitingSince = Number.POSITIVE_INFINITY;
  }

  function show(model: Model, graph: FlowGraph): void {
    const shown = createReplayer(model, graph);
    replayer = shown;
    markings = [];
    prune = () => {
      if (shown.isOutgrown(tree.size)) show(model, graph);
    };
  }

  return {
    get replayer() {
      return replayer;
    },
    get atRisk() {
      return totals.atRisk;
    },
    get overdue() {
      return totals.overdue;
    },
    show,
    prune: () => prune(),
    markingAt,
    waitsOf: waits,
    endToEndDueAt,
    place(order, asOf) {
      clear(order);
      if (order.status !== 'in-flight') {
        deadlines.forget(order);
        return;
      }
      let urgency = 0;
      let nextAt = Number.POSITIVE_INFINITY;
      const waiting = waits(order);
      // Of its final length from the start: most orders have one mark, and there are many orders.
      const marks = waiting.map(() => 0);
      for (const [place, wait] of waiting.entries()) {
        const index = elementIndex(wait.element);
        const dueAt = dueAtOf(wait);
        order.waitingSince = Math.min(order.waitingSince, wait.since);
        if (dueAt === null || wait.limit === null) {
          marks[place] = index * 32;
          continue;
        }
        order.dueAt = Math.min(order.dueAt, dueAt);
        const used = budgetUsed(asOf, wait.since, dueAt);
        const own = used >= 1 ? 2 : used >= sla.atRisk ? 1 : 0;
        urgency = Math.max(urgency, own);
        marks[place] = index * 32 + (expiryClass(used) + 1) * 4 + own;
        for (const cut of cuts) nextAt = nearer(nextAt, Math.ceil(wait.since + cut * wait.limit.ms), asOf);
      }
      const dueAt = endToEndDueAt(order);
      if (dueAt !== null) {
        order.dueAt = Math.min(order.dueAt, dueAt);
        const used = budgetUsed(asOf, order.startedAt, dueAt);
        urgency = Math.max(urgency, used >= 1 ? 2 : used >= sla.atRisk ? 1 : 0);
        nextAt = nearer(nextAt, Math.ceil(order.startedAt + sla.atRisk * (dueAt - order.startedAt)), asOf);
        nextAt = nearer(nextAt, dueAt, asOf);
      }
      order.marks = marks;
      for (const mark of marks) count(order, mark, 1);
      order.attention = urgency === 2 ? 'overdue' : urgency === 1 ? 'at-risk' : 'none';
      if (urgency === 1) totals.atRisk++;
      if (urgency === 2) totals.overdue++;
      deadlines.schedule(order, nextAt === Number.POSITIVE_INFINITY ? null : nextAt);
    },
    remove(order) {
      clear(order);
      deadlines.forget(order);
    },
    countsAt: (element) => {
      const index = indexOf.get(element);
      return index === undefined ? undefined : elements[index];
    },
  };
}

/** The nearest instant after `asOf`: `at` if it is one and comes before what was found so far. */
const nearer = (found: number, at: number, asOf: number): number => (at > asOf && at < found ? at : found);
