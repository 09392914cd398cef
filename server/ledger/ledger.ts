import type { OperationalEvent, ParseRecord } from '../../shared/event/event.ts';
import { createRejectionTally, type RejectionTally } from '../../shared/event/rejections.ts';
import { type Activity, type ElementId, type EpochMs, toEpochMs } from '../../shared/ids.ts';
import { movesPerTickMax } from '../../shared/limits.ts';
import type { FlowGraph } from '../../shared/model/flow-graph.ts';
import type { OrderEvent } from '../../shared/order/fold.ts';
import { hashId } from '../../shared/order/hash.ts';
import { limitOf, type StepLimit } from '../../shared/order/sla.ts';
import type { ProcessConfig } from '../config/config.ts';
import type { Mined } from '../mining/mine.ts';
import type { RecordBatch, SourceState } from '../source.ts';
import type { Store } from '../store/store.ts';
import { type Board, createBoard } from './board.ts';
import { createDeadlines } from './deadlines.ts';
import { createInference, type Inference } from './inference.ts';
import type { Order } from './order.ts';
import { createOrderBook, type OrderBook, traceHolds } from './order-book.ts';
import { createPartitions, type Partitions } from './partitions.ts';
import { createRateCounter, type RateCounter } from './rolling.ts';
import { createSeries, type Series } from './series.ts';
import { createStepStatistics, type StepStatisticsTable } from './step-statistics.ts';

/** The model on screen. */
export interface Drawn {
  readonly version: number;
  readonly since: EpochMs;
  readonly mined: Mined;
  readonly orders: number;
  readonly fitting: number;
}

/** Tokens set in motion since the last tick; beyond a bound they are counted, not kept. */
export interface PendingMove {
  readonly order: Order;
  readonly chains: readonly (readonly ElementId[])[];
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
  readonly statistics: StepStatisticsTable;
  readonly series: Series;
  readonly inference: Inference;
  readonly rejections: RejectionTally;
  readonly counters: { accepted: number; duplicate: number; late: number; outOfOrder: number; manual: number };
  readonly rates: { readonly done: RateCounter; readonly expired: RateCounter };
  readonly store: Store;
  readonly parse: ParseRecord;
  readonly sourceState: SourceState;
  readonly drawn: Drawn | null;
  readonly asOf: EpochMs | null;
  readonly firstEventAt: EpochMs | null;
  readonly lastEventAt: EpochMs | null;
  /** Grows with everything that could change a page of orders. */
  readonly ordersRevision: number;
  ingest(batch: RecordBatch): void;
  setSourceState(state: SourceState): void;
  /** Brings attention, deadlines and inferred rules up to the watermark. `thoroughly` also learns (once a second is enough). */
  settle(thoroughly: boolean): void;
  adopt(mined: Mined, orders: number): void;
  isPartial(order: Order): boolean;
  limitOf(activity: Activity): StepLimit | null;
  /** The moves since the last call, at most movesPerTickMax, and how many there were. */
  takeMoves(): { readonly moves: readonly PendingMove[]; readonly total: number };
}

export interface LedgerOptions {
  readonly config: ProcessConfig;
  readonly mode: Ledger['mode'];
  readonly parse: ParseRecord;
  readonly store: Store;
}

export function createLedger({ config, mode, parse, store }: LedgerOptions): Ledger {
  const inference = createInference(config.start, config.outcomes);
  const statistics = createStepStatistics();
  const series = createSeries(mode !== 'replay');
  const partitions = createPartitions(config.topics);
  const rejections = createRejectionTally();
  const deadlines = createDeadlines();
  const counters = { accepted: 0, duplicate: 0, late: 0, outOfOrder: 0, manual: 0 };
  const rates = { done: createRateCounter(), expired: createRateCounter() };
  const book = createOrderBook(inference, {
    leaving: (order) => recount(order, -1),
    arrived: (order) => recount(order, 1),
  });
  const { tree } = book;
  const limit = (activity: Activity): StepLimit | null => limitOf(activity, config.sla, statistics.learned);
  const board = createBoard({ tree, sla: config.sla, deadlines, limitOf: limit, isPartial });
  const dirty = new Set<Order>();
  let moves: PendingMove[] = [];
  let moveCount = 0;
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
    if (order.lateCount > 0) counters.manual += change;
    countClosed(order, change);
    countRuns(order, change);
    if (change === 1) dirty.add(order);
    else {
      board.remove(order);
      dirty.delete(order);
    }
  }

  function countRuns(order: Order, change: 1 | -1): void {
    let node = order.node;
    for (let index = order.times.length - 1; index >= 0; index--) {
      countRun(order, node, index, change);
      node = tree.parent(node);
    }
  }

  /** One step's run: from the event that enabled it until its own. */
  function countRun(order: Order, node: number, index: number, change: 1 | -1): void {
    const marking = board.markingAt(node);
    const activity = tree.activityOf(node);
    if (marking === null || activity === null || marking.stepEnabledBy < -1 || index === 0) return;
    const at = order.times[index] ?? 0;
    const since = marking.stepEnabledBy < 0 ? order.startedAt : (order.times[marking.stepEnabledBy] ?? order.startedAt);
    statistics.run(activity, toEpochMs(at), at - since, change);
    const allowed = limit(activity);
    if (allowed !== null && at - since > allowed.ms) order.breached = true;
  }

  function countClosed(order: Order, change: 1 | -1): void {
    if (order.status === 'in-flight' || order.closedAt === null) return;
    const endToEnd = config.sla.endToEnd;
    if (order.status === 'expired' || (endToEnd !== null && order.closedAt - order.startedAt > endToEnd))
      order.breached = true;
    const kind = order.status === 'expired' ? 'expired' : 'done';
    rates[kind].add(order.closedAt, change);
    series.add(kind, order.closedAt, change);
    series.closed(order.closedAt, !order.breached, change);
  }

  function apply(event: OperationalEvent, partition: number): void {
    const before = book.get(event.orderId);
    const lastAt = before?.lastEventAt;
    const applied = book.apply(event.orderId, toOrderEvent(event, partition));
    const { order } = applied;
    if (applied.kind === 'duplicate') {
      counters.duplicate++;
      return;
    }
    counters.accepted++;
    statistics.saw(event.activity, event.at, event.source);
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
        moved(order);
        break;
      case 'step':
        if (lastAt !== undefined) inference.pause(Math.max(0, event.at - lastAt));
        countRun(order, order.node, order.times.length - 1, 1);
        moved(order);
        break;
    }
    if (order.status !== 'in-flight') countClosed(order, 1);
    dirty.add(order);
  }

  function moved(order: Order): void {
    moveCount++;
    if (moves.length >= movesPerTickMax) return;
    const chains = board.markingAt(order.node)?.travelled;
    if (chains !== undefined && chains.length > 0) moves.push({ order, chains });
  }

  function learn(): void {
    const changed = inference.learn(book, asOf ?? 0);
    if (changed.size > 0) {
      const indices = new Set([...changed].map((activity) => tree.activityIndex(activity)));
      book.refold((order) => traceHolds(tree, order.node, indices));
      ordersRevision++;
    }
    if (statistics.refresh()) for (const order of book.inFlight) dirty.add(order);
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
      for (const record of batch.records) {
        if (record.offset < partition.nextOffset) {
          counters.duplicate++;
          continue;
        }
        partition.nextOffset = record.offset + 1;
        store.append(record);
        const outcome = parse(record);
        if (outcome.kind === 'rejection') {
          rejections.add(outcome.rejection);
          continue;
        }
        const { event } = outcome;
        if (partition.lastEventAt === null || event.at > partition.lastEventAt) partition.lastEventAt = event.at;
        apply(event, partition.index);
      }
      for (const id of batch.ended ?? []) {
        const order = book.end(id);
        if (order === null) continue;
        countClosed(order, 1);
        dirty.add(order);
        ordersRevision++;
      }
      partitions.advance(partition, batch);
    },
    setSourceState(state) {
      sourceState = state;
    },
    settle(thoroughly) {
      asOf = partitions.asOf();
      if (thoroughly) learn();
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
        drawn = { ...drawn, orders, fitting: mined.fitting };
        return;
      }
      drawn = {
        version: (drawn?.version ?? 0) + 1,
        since: asOf ?? toEpochMs(0),
        mined,
        orders,
        fitting: mined.fitting,
      };
      statistics.forgetRuns();
      board.show(mined.model, mined.graph);
      for (const order of book.closed) countRuns(order, 1);
      for (const order of book.inFlight) {
        countRuns(order, 1);
        dirty.add(order);
      }
      ordersRevision++;
    },
    takeMoves() {
      const taken = { moves, total: moveCount };
      moves = [];
      moveCount = 0;
      return taken;
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

function toOrderEvent(event: OperationalEvent, partition: number): OrderEvent {
  return {
    activity: event.activity,
    lifecycle: event.lifecycle,
    at: event.at,
    partition,
    offset: event.position.offset,
    idHash: event.eventId === null ? 0 : hashId(event.eventId),
  };
}
