import type { ParseRecord, Rejection } from '../../shared/event/event.ts';
import type { Position } from '../../shared/event/record.ts';
import { createRejectionTally, type RejectionTally } from '../../shared/event/rejections.ts';
import { type Activity, type EpochMs, type OrderId, toActivity, toEpochMs, toOrderId } from '../../shared/ids.ts';
import { eventAheadMsMax, eventRejectedAheadMs } from '../../shared/limits.ts';
import type { FlowGraph } from '../../shared/model/flow-graph.ts';
import type { OrderEvent } from '../../shared/order/fold.ts';
import { limitOf, type StepLimit } from '../../shared/order/sla.ts';
import { assert } from '../../shared/result.ts';
import type { ProcessConfig } from '../config/config.ts';
import { type EventBatch, lifecycles } from '../ingest/event-batch.ts';
import type { Mined } from '../mining/mine.ts';
import type { SourceState } from '../source.ts';
import { offsetAt, recordsFrom, timestampAt } from '../store/record-block.ts';
import type { Store } from '../store/store.ts';
import { type Board, createBoard } from './board.ts';
import { createDeadlines } from './deadlines.ts';
import { createInference, type Inference } from './inference.ts';
import { createMoves, type Moves } from './moves.ts';
import { type Order, stepCount, timeAt } from './order.ts';
import { createOrderBook, type OrderBook, traceHolds } from './order-book.ts';
import { createPartitions, type Partitions } from './partitions.ts';
import { createTally, type Tally } from './tally.ts';

/** The model on screen. */
export interface Drawn {
  readonly version: number;
  readonly since: EpochMs;
  readonly mined: Mined;
  readonly orders: number;
  readonly fitting: number;
}

/**
 * The sole owner of a process's state (architecture rule 5): a fold over the records of its partitions. `ingest` folds, `settle` derives
 * what depends on the instant of judgement; everything else only reads.
 */
export interface Ledger {
  readonly config: ProcessConfig;
  readonly mode: 'demo' | 'kafka' | 'replay';
  readonly book: OrderBook;
  readonly board: Board;
  readonly partitions: Partitions;
  readonly statistics: Tally['statistics'];
  readonly series: Tally['series'];
  readonly inference: Inference;
  readonly rejections: RejectionTally;
  readonly counters: { accepted: number; duplicate: number; late: number; outOfOrder: number; manual: number };
  readonly rates: Tally['rates'];
  readonly expiredAt: Tally['expiredAt'];
  readonly store: Store;
  readonly parse: ParseRecord;
  readonly sourceState: SourceState;
  readonly drawn: Drawn | null;
  readonly asOf: EpochMs | null;
  readonly firstEventAt: EpochMs | null;
  readonly lastEventAt: EpochMs | null;
  /** Grows with everything that could change a page of orders. */
  readonly ordersRevision: number;
  ingest(batch: EventBatch): void;
  setSourceState(state: SourceState): void;
  /** Brings attention, deadlines and inferred rules up to the watermark. `thoroughly` also learns (once a second is enough); catching up, only that does. */
  settle(thoroughly: boolean): void;
  adopt(mined: Mined, orders: number): void;
  isPartial(order: Order): boolean;
  limitOf(activity: Activity): StepLimit | null;
  readonly moves: Moves;
}

export interface LedgerOptions {
  readonly config: ProcessConfig;
  readonly mode: Ledger['mode'];
  readonly parse: ParseRecord;
  readonly store: Store;
  /** The wall clock, to tell times that cannot be; without it every time is believed, as in the log of another age. */
  readonly now?: () => EpochMs;
}

export function createLedger({ config, mode, parse, store, now }: LedgerOptions): Ledger {
  const inference = createInference(config.start, config.outcomes);
  const partitions = createPartitions(config.topics);
  const rejections = createRejectionTally();
  const deadlines = createDeadlines();
  const counters = { accepted: 0, duplicate: 0, late: 0, outOfOrder: 0, manual: 0 };
  const book = createOrderBook(inference, {
    leaving: (order) => recount(order, -1),
    arrived: (order) => recount(order, 1),
    ended(order) {
      tally.close(order);
      dirty.add(order);
      ordersRevision++;
    },
    evicted: ({ lateCount }) => {
      if (lateCount > 0) counters.manual--;
    },
  });
  const { tree } = book;
  /** A start is not waited for, and an expiry is what a limit leads to: neither has one. */
  const limit = (activity: Activity): StepLimit | null =>
    inference.isStart(activity) || inference.outcomeOf(activity) === 'expired'
      ? null
      : limitOf(activity, config.sla, tally.statistics.learned);
  const tally = createTally({
    tree,
    sla: config.sla,
    rolling: mode !== 'replay',
    markingAt: (node) => board.markingAt(node),
    limitOf: limit,
  });
  const { statistics, series, rates, expiredAt } = tally;
  const board = createBoard({ tree, sla: config.sla, deadlines, limitOf: limit, isPartial });
  const moves = createMoves();
  const dirty = new Set<Order>();
  let sourceState: SourceState = { kind: 'connecting', problem: null };
  let drawn: Drawn | null = null;
  let asOf: EpochMs | null = null;
  let firstEventAt: EpochMs | null = null;
  let lastEventAt: EpochMs | null = null;
  let ordersRevision = 0;

  function isPartial(order: Order): boolean {
    if (!inference.startsKnown || order.firstStep < 0) return false;
    const first = tree.activities[order.firstStep];
    return first !== undefined && !inference.isStart(first);
  }

  /** Counts or uncounts a whole order: after a rebuild, and all of them after a changed model. */
  function recount(order: Order, change: 1 | -1): void {
    series.add('started', order.startedAt, change);
    counters.late += change * order.lateCount;
    if (order.lateCount > 0) counters.manual += change;
    if (change === 1) {
      tally.runs(order, 1);
      tally.close(order);
      dirty.add(order);
    } else {
      tally.reopen(order);
      tally.runs(order, -1);
      board.remove(order);
      dirty.delete(order);
    }
  }

  function apply(orderId: OrderId, event: OrderEvent, service: string | null): void {
    const applied = book.apply(orderId, event);
    const { order } = applied;
    if (applied.kind === 'duplicate') {
      counters.duplicate++;
      return;
    }
    counters.accepted++;
    statistics.saw(event.activity, event.at, service);
    if (firstEventAt === null || event.at < firstEventAt) firstEventAt = event.at;
    if (lastEventAt === null || event.at > lastEventAt) lastEventAt = event.at;
    ordersRevision++;
    if (applied.late) {
      counters.late++;
      if (order?.lateCount === 1) counters.manual++;
    }
    if (order === null) return;
    switch (applied.kind) {
      case 'rebuilt':
        counters.outOfOrder++;
        return;
      case 'after-end': {
        const end = tree.activityOf(order.node);
        if (!applied.late && end !== null) inference.contradicted(end);
        return;
      }
      case 'lifecycle':
        break;
      case 'open':
        series.add('started', order.startedAt, 1);
        moves.add(order, board.markingAt(order.node)?.travelled);
        break;
      case 'step':
        paused(order, stepCount(order) - 1);
        tally.run(order, order.node, stepCount(order) - 1, 1);
        moves.add(order, board.markingAt(order.node)?.travelled);
        break;
    }
    tally.close(order);
    dirty.add(order);
  }

  /** Whether any generation of an order holds one of the activities. */
  function holdsAny(newest: Order, indices: ReadonlySet<number>, activities: ReadonlySet<Activity>): boolean {
    for (let order: Order | null = newest; order !== null; order = order.previous) {
      if (traceHolds(tree, order.node, indices)) return true;
      if (order.offTrace?.some(({ event }) => activities.has(event.activity))) return true;
    }
    return false;
  }

  function paused(order: Order, index: number): void {
    const from = timeAt(order, index - 1);
    const until = timeAt(order, index);
    if (from !== undefined && until !== undefined) inference.pause(Math.max(0, until - from));
  }

  function learn(): void {
    const changed = inference.learn(book, asOf ?? 0);
    if (changed.size > 0) {
      const indices = new Set([...changed].map((activity) => tree.activityIndex(activity)));
      book.refold((order) => holdsAny(order, indices, changed));
      ordersRevision++;
    }
    // A changed end or limit changes what others wait for, too.
    if (statistics.refresh(asOf ?? toEpochMs(0)) || changed.size > 0)
      for (const order of book.inFlight) dirty.add(order);
  }

  return {
    config,
    mode,
    book,
    board,
    partitions,
    statistics,
    series,
    inference,
    rejections,
    counters,
    rates,
    expiredAt,
    moves,
    store,
    parse,
    get sourceState() {
      return sourceState;
    },
    get drawn() {
      return drawn;
    },
    get asOf() {
      return asOf;
    },
    get firstEventAt() {
      return firstEventAt;
    },
    get lastEventAt() {
      return lastEventAt;
    },
    get ordersRevision() {
      return ordersRevision;
    },
    isPartial,
    limitOf: limit,
    ingest(batch) {
      const partition = partitions.at(batch.topic, batch.partition);
      const { events, history, rejections: rejected } = batch;
      const latest = now === undefined ? Number.POSITIVE_INFINITY : now();
      const from = partition.nextOffset;
      const activities = events.names.map(toActivity);
      for (let index = 0; index < events.count; index++) {
        const offset = offsetAt(history, index);
        if (offset < from) {
          counters.duplicate++;
          continue;
        }
        const activity = activities[events.activities[index] ?? -1];
        assert(activity !== undefined, 'a batch names the activities of its events');
        const service = events.names[events.services[index] ?? -1] ?? null;
        const at = believedTime(events.times[index] ?? 0, timestampAt(history, index), latest);
        if (at === null) {
          rejections.add(fromTheFuture(activity, service, { topic: batch.topic, partition: batch.partition, offset }));
          continue;
        }
        if (partition.lastEventAt === null || at > partition.lastEventAt) partition.lastEventAt = at;
        const lifecycle = lifecycles[events.lifecycles[index] ?? 0] ?? 'complete';
        const idHash = events.idHashes[index] ?? 0;
        apply(
          toOrderId(events.orderIds[index] ?? ''),
          { activity, lifecycle, at, partition: partition.index, offset, idHash },
          service,
        );
      }
      for (const rejection of rejected) {
        if (rejection.position.offset < from) counters.duplicate++;
        else rejections.add(rejection);
      }
      store.append(batch.topic, batch.partition, recordsFrom(history, from));
      for (const id of batch.ended ?? []) book.end(id);
      partitions.advance(partition, batch);
    },
    setSourceState(state) {
      sourceState = state;
    },
    settle(thoroughly) {
      asOf = partitions.asOf();
      if (thoroughly) {
        learn();
        board.prune();
      }
      // While catching up, most orders that came since the last second have gone again: placing them can wait for the next.
      if (!thoroughly && !partitions.caughtUp()) return;
      const now = asOf ?? toEpochMs(0);
      for (const order of dirty) board.place(order, now);
      dirty.clear();
      for (const order of deadlines.due(now)) {
        board.place(order, now);
        ordersRevision++;
      }
      if (asOf !== null) {
        series.gauge(asOf, { inFlight: book.totals['in-flight'], atRisk: board.atRisk, overdue: board.overdue });
      }
    },
    adopt(mined, orders) {
      if (drawn !== null && sameStructure(drawn.mined.graph, mined.graph)) {
        drawn = { ...drawn, mined, orders, fitting: mined.explanation.exactly };
        return;
      }
      drawn = {
        version: (drawn?.version ?? 0) + 1,
        since: asOf ?? toEpochMs(0),
        mined,
        orders,
        fitting: mined.explanation.exactly,
      };
      statistics.forgetRuns();
      board.show(mined.model, mined.graph);
      for (const order of book.inFlight) {
        tally.runs(order, 1);
        dirty.add(order);
      }
      for (const order of book.closed) {
        tally.reopen(order);
        order.breached = false;
        tally.runs(order, 1);
        tally.close(order);
      }
      ordersRevision++;
    },
  };
}

/** Element ids tell the structure: equal ids, equal picture. */
function sameStructure(one: FlowGraph, other: FlowGraph): boolean {
  const ids = ({ nodes, flows, interrupts }: FlowGraph): string =>
    [...nodes, ...flows, ...interrupts]
      .map(({ id }) => id)
      .sort()
      .join(' ');
  return ids(one) === ids(other);
}

/**
 * A live event cannot have happened after now. A little ahead (skewed clocks) is believed; more than a minute (a local time without its zone)
 * and the record's own timestamp counts instead; more than a day is rejected: null. Believed, it would drag the instant of judgement along.
 */
function believedTime(at: number, timestamp: number, now: number): EpochMs | null {
  if (at <= now + eventAheadMsMax) return toEpochMs(at);
  return at <= now + eventRejectedAheadMs ? toEpochMs(Math.min(timestamp, now)) : null;
}

const fromTheFuture = (activity: Activity, source: string | null, position: Position): Rejection => ({
  reason: 'bad-time',
  detail: `The time of this ${activity} lies more than a day in the future; check the clock or the time field of its producer.`,
  position,
  source,
});
