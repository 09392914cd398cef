import type { Lifecycle } from '../../shared/event/event.ts';
import { labelOf } from '../../shared/event/label.ts';
import { maskHeaders, maskPayload } from '../../shared/event/mask.ts';
import type { SourceRecord } from '../../shared/event/record.ts';
import { type Activity, type EpochMs, toOrderId } from '../../shared/ids.ts';
import { elementIdOf } from '../../shared/model/element-id.ts';
import type { EventFlag } from '../../shared/order/state.ts';
import type { OrderDetail, OrderEventRow, StepState } from '../../shared/protocol/http.ts';
import type { MarkingToken } from '../../shared/replay/marking.ts';
import { neededBy } from '../../shared/replay/needs.ts';
import { openTokens, orderPath, stepStates } from '../../shared/replay/order-path.ts';
import { dueAtOf, waitsOf } from '../../shared/view/waits.ts';
import type { StoredRecord } from '../store/store.ts';
import type { Ledger } from './ledger.ts';
import { type Order, offsetOf, packPosition, partitionOf, positionAt, stepCount, timeAt } from './order.ts';
import { rowOf } from './order-list.ts';

/** One order's whole story: its way on the diagram, its steps, its events down to topic, partition and offset; null if unknown. */
export function orderDetail(ledger: Ledger, id: string, generation?: number): OrderDetail | null {
  const newest = ledger.book.get(toOrderId(id));
  let order: Order | null = newest ?? null;
  while (order !== null && generation !== undefined && order.generation !== generation) order = order.previous;
  if (newest === undefined || order === null) return null;
  const trace = ledger.book.tree.trace(order.node).flatMap((index) => ledger.book.tree.activities[index] ?? []);
  const tokens = ledger.board.replayer === null ? [] : openTokens(ledger.board.replayer, trace, order.status);
  const isCutOff = order.status === 'expired' || order.status === 'failed' || order.status === 'cancelled';
  return {
    ...rowOf(ledger, order),
    generations: newest.generation,
    modelVersion: ledger.drawn?.version ?? null,
    ...(isCutOff ? { missing: missingOf(ledger, tokens) } : {}),
    steps: stepsOf(ledger, order, trace, tokens),
    events: eventsOf(ledger, order, trace),
    path: pathOf(ledger, order, trace, tokens),
    asOf: ledger.asOf,
  };
}

function pathOf(
  { board: { replayer }, config }: Ledger,
  order: Order,
  trace: readonly Activity[],
  tokens: readonly MarkingToken[],
): OrderDetail['path'] {
  if (replayer === null) return { done: [], waiting: [], stopped: [], blocked: [], needs: {} };
  const { done, waiting, stopped, blocked } = orderPath(replayer, trace, order.status);
  const needs = [...neededBy(replayer.paths, { done, blocked }, tokens)].map(([element, needed]) => [
    element,
    needed.map(({ anyOf }) => anyOf.map((activity) => labelOf(activity, config.labels)).join(' or ')),
  ]);
  return {
    done: [...done],
    waiting: [...waiting],
    stopped: [...stopped],
    blocked: [...blocked],
    needs: Object.fromEntries(needs),
  };
}

/** What an order waited for when it was cut off, longest first. */
function missingOf({ config }: Ledger, tokens: readonly MarkingToken[]): string[] {
  const byAge = tokens.toSorted((a, b) => a.enabledBy - b.enabledBy);
  return [...new Set(byAge.flatMap(({ anyOf }) => anyOf.map((activity) => labelOf(activity, config.labels))))];
}

/** Every step of the diagram with what it means for this order; where it was cut off, also what it waited for until then. */
function stepsOf(
  ledger: Ledger,
  order: Order,
  trace: readonly Activity[],
  tokens: readonly MarkingToken[],
): StepState[] {
  const { board, statistics, config, asOf } = ledger;
  if (board.replayer === null) return [];
  const waits = waitsOf({ tokens }, order.startedAt, (index) => timeAt(order, index), ledger.limitOf);
  return stepStates(board.replayer, trace, order.status).map(({ activity, element, state }) => {
    const wait = waits.find(({ anyOf }) => anyOf.includes(activity));
    const dueAt = wait === undefined ? null : dueAtOf(wait);
    const index = trace.lastIndexOf(activity);
    const step = statistics.of(activity);
    const counts = board.countsAt(wait?.element ?? element);
    const waitsHere = counts?.orders.has(order) === true;
    const overdueHere = waitsHere && dueAt !== null && asOf !== null && asOf >= dueAt;
    return {
      activity,
      label: labelOf(activity, config.labels),
      element,
      state,
      service: step.service,
      since: wait?.since ?? (index < 0 ? null : sinceOf(ledger, order, index)),
      at: state === 'done' ? (timeAt(order, index) ?? null) : null,
      dueAt,
      limitKind: wait?.limit?.kind ?? null,
      p50Ms: step.usual.p50Ms,
      p95Ms: step.usual.p95Ms,
      othersWaiting: Math.max(0, (counts?.waiting ?? 0) - (waitsHere ? 1 : 0)),
      othersOverdue: Math.max(0, (counts?.overdue ?? 0) - (overdueHere ? 1 : 0)),
      lastSeenAt: step.lastSeenAt,
    };
  });
}

/** From when the step at an index of the trace was expected; null where the model did not expect it. */
function sinceOf({ board, book }: Ledger, order: Order, index: number): number | null {
  let node = order.node;
  for (let depth = stepCount(order) - 1; depth > index; depth--) node = book.tree.parent(node);
  const enabledBy = board.markingAt(node)?.stepEnabledBy ?? -2;
  if (enabledBy < -1 || index === 0) return null;
  return enabledBy < 0 ? order.startedAt : (timeAt(order, enabledBy) ?? null);
}

function eventsOf(ledger: Ledger, order: Order, trace: readonly Activity[]): OrderEventRow[] {
  const deviations = ledger.board.markingAt(order.node)?.deviations ?? [];
  const onTrace = trace.map((activity, index) => {
    const at = timeAt(order, index) ?? order.startedAt;
    const flags: EventFlag[] = deviations.filter((deviation) => deviation.index === index).map(flagOf);
    if (order.outOfOrder && index > 0 && at < (timeAt(order, index - 1) ?? 0)) flags.push('out-of-order');
    const since = sinceOf(ledger, order, index);
    return eventRow(ledger, { activity, lifecycle: 'complete', at, packed: positionAt(order, index), flags, since });
  });
  const rows = [...onTrace];
  for (const { event, flag } of order.offTrace ?? []) {
    const { activity, lifecycle, at, partition, offset } = event;
    const flags: EventFlag[] = flag === 'lifecycle' ? [] : flag === 'late' ? ['late', 'after-end'] : ['after-end'];
    const packed = packPosition(partition, offset);
    const row = eventRow(ledger, { activity, lifecycle, at, packed, flags, since: null });
    const next = flag === 'lifecycle' ? rows.findIndex((other) => comesAfter(other, row)) : -1;
    rows.splice(next < 0 ? rows.length : next, 0, row);
  }
  return rows;
}

/** By position within a partition, else by time (semantics 6): times within a partition may go back and re-sort nothing. */
const comesAfter = (one: OrderEventRow, other: OrderEventRow): boolean =>
  one.position.topic === other.position.topic && one.position.partition === other.position.partition
    ? one.position.offset > other.position.offset
    : one.at > other.at;

const flagOf = ({ kind }: { readonly kind: 'skipped' | 'repeated' | 'went-back' | 'unexpected' }): EventFlag =>
  kind === 'repeated' ? 'repeat' : kind;

interface EventFacts {
  readonly activity: Activity;
  readonly lifecycle: Lifecycle;
  readonly at: EpochMs;
  readonly packed: number;
  readonly flags: readonly EventFlag[];
  readonly since: number | null;
}

/** The order keeps little of an event; the rest is read again from the stored record, while that is kept. Payloads leave masked. */
function eventRow(ledger: Ledger, { activity, lifecycle, at, packed, flags, since }: EventFacts): OrderEventRow {
  const { config, store, partitions } = ledger;
  const partition = partitions.byIndex(partitionOf(packed));
  const position = { topic: partition?.topic ?? '', partition: partition?.partition ?? 0, offset: offsetOf(packed) };
  const stored = store.read(position.topic, position.partition, position.offset);
  const outcome = stored === null ? null : ledger.parse(recordOf(stored, position));
  const event = outcome?.kind === 'event' ? outcome.event : null;
  const element = elementIdOf(activity);
  return {
    activity,
    label: labelOf(activity, config.labels),
    element: ledger.board.replayer?.paths.node(element) == null ? null : element,
    lifecycle,
    at,
    source: event?.source ?? null,
    eventId: event?.eventId ?? null,
    correlationId: event?.correlationId ?? null,
    position,
    flags: [...flags],
    durationMs: since === null ? null : Math.max(0, at - since),
    since,
    payload: stored === null ? null : maskPayload(parsed(stored.value), config.payload),
    headers: stored === null ? null : maskHeaders(stored.headers, config.payload),
  };
}

function recordOf(stored: StoredRecord, position: OrderEventRow['position']): SourceRecord {
  return {
    ...position,
    timestamp: stored.timestamp,
    key: stored.key,
    value: stored.value,
    valueBytes: stored.value?.length ?? 0,
    header: (name) => stored.headers[name],
    headerNames: () => Object.keys(stored.headers),
  };
}

function parsed(value: string | null): unknown {
  if (value === null) return null;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
