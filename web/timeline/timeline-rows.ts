import type { OrderDetail, OrderEventRow, StepState } from '../../shared/protocol/http.ts';
import { urgentWait } from '../orders/order-look.ts';
import type { Gap } from './time-scale.ts';

/** One execution of a step. Wait and work are told apart only where the step reported its start. */
export interface TimelineRun {
  readonly fromMs: number;
  /** When work began; null where that was not reported. */
  readonly workFromMs: number | null;
  readonly toMs: number;
}

/** One step of the order: what happened, and what it waits for. */
export interface TimelineRow {
  readonly activity: string;
  readonly label: string;
  readonly kind: 'done' | 'waiting' | 'stopped' | 'blocked';
  readonly tone: 'plain' | 'risk' | 'over';
  readonly runs: readonly TimelineRun[];
  /** Events without a duration: the start of the order, or what the model did not expect. */
  readonly points: readonly number[];
  readonly source: string | null;
  readonly wait: TimelineWait | null;
  /** How the wait was cut off; null for one that goes on. */
  readonly stop: TimelineStop | null;
  /** What a blocked step certainly cannot do without, by name. */
  readonly needs: readonly string[];
  /** Its last event, to be shown in full when the row is chosen. */
  readonly lastEvent: OrderEventRow | null;
  readonly usualMs: { readonly p50: number; readonly p95: number } | null;
}

export interface TimelineStop {
  readonly atMs: number;
  readonly how: 'expired' | 'failed' | 'cancelled';
  /** When the event came after all; null: never. */
  readonly cameAtMs: number | null;
}

export interface TimelineWait {
  readonly sinceMs: number;
  readonly dueAtMs: number | null;
  readonly limitKind: 'configured' | 'learned' | null;
}

/**
 * The rows of an order's timeline: the steps of its way in the model's order, then what happened outside the model. Ways not taken
 * have no row. O(steps + events).
 */
export function timelineRows(order: OrderDetail, nowMs: number): readonly TimelineRow[] {
  const eventsOf = new Map<string, OrderEventRow[]>();
  for (const event of order.events) {
    const events = eventsOf.get(event.activity);
    if (events) events.push(event);
    else eventsOf.set(event.activity, [event]);
  }
  const urgent = urgentWait(order);
  const rows = order.steps
    .filter(({ state }) => state !== 'not-taken')
    .map((step) => stepRow(step, eventsOf.get(step.activity) ?? [], order, urgent?.element ?? null, nowMs));
  const known = new Set(rows.map(({ activity }) => activity));
  for (const [activity, events] of eventsOf) if (!known.has(activity)) rows.push(eventRow(activity, events));
  return rows;
}

function stepRow(
  step: StepState,
  events: readonly OrderEventRow[],
  order: OrderDetail,
  urgentElement: string | null,
  nowMs: number,
): TimelineRow {
  const stop = step.state === 'stopped' ? stopOf(order, events) : null;
  const waits = stop !== null || (step.state === 'waiting' && order.state === 'in-flight');
  const wait =
    waits && step.since !== null ? { sinceMs: step.since, dueAtMs: step.dueAt, limitKind: step.limitKind } : null;
  const late = stop === null && wait?.dueAtMs != null && nowMs > wait.dueAtMs;
  const atRisk = wait !== null && order.attention === 'at-risk' && step.element === urgentElement;
  return {
    ...eventRow(step.activity, events),
    label: step.label,
    kind: step.state === 'not-taken' ? 'blocked' : step.state,
    tone: late ? 'over' : atRisk ? 'risk' : 'plain',
    wait,
    stop,
    needs: order.path.needs[step.element] ?? [],
    source: events.at(-1)?.source ?? step.service,
    usualMs: step.p50Ms !== null && step.p95Ms !== null ? { p50: step.p50Ms, p95: step.p95Ms } : null,
  };
}

function stopOf({ state, closedAt }: OrderDetail, events: readonly OrderEventRow[]): TimelineStop | null {
  if (closedAt === null) return null;
  const came = events.find(({ flags }) => flags.includes('after-end'));
  const how = state === 'expired' || state === 'failed' ? state : 'cancelled';
  return { atMs: closedAt, how, cameAtMs: came?.at ?? null };
}

function eventRow(activity: string, events: readonly OrderEventRow[]): TimelineRow {
  const runs: TimelineRun[] = [];
  const points: number[] = [];
  let startedAtMs: number | null = null;
  for (const { lifecycle, at, since } of events) {
    if (lifecycle === 'start') {
      startedAtMs = at;
      continue;
    }
    if (since === null && startedAtMs === null) points.push(at);
    else runs.push(runOf(since ?? startedAtMs ?? at, startedAtMs, at));
    startedAtMs = null;
  }
  if (startedAtMs !== null) points.push(startedAtMs);
  const last = events.at(-1) ?? null;
  return {
    activity,
    label: last?.label ?? activity,
    kind: 'done',
    tone: 'plain',
    runs,
    points: [...new Set(points)],
    source: last?.source ?? null,
    wait: null,
    stop: null,
    needs: [],
    lastEvent: last,
    usualMs: null,
  };
}

/** Clocks of services differ: a run never ends before it began. */
function runOf(fromMs: number, startedAtMs: number | null, toMs: number): TimelineRun {
  const from = Math.min(fromMs, toMs);
  const workFromMs = startedAtMs === null ? null : Math.min(Math.max(startedAtMs, from), toMs);
  return { fromMs: from, workFromMs, toMs };
}

/** The times in which a step reported to be at work. */
export function workTimes(rows: readonly TimelineRow[]): readonly Gap[] {
  const runs = rows.flatMap((row) => row.runs);
  return runs.flatMap(({ workFromMs, toMs }) => (workFromMs === null ? [] : [{ fromMs: workFromMs, toMs }]));
}

/** Every instant at which something happened or is due: between them lies what may be idle. */
export function timelineInstants(order: OrderDetail, rows: readonly TimelineRow[], nowMs: number): readonly number[] {
  const lastMs = order.events.reduce((last, { at }) => Math.max(last, at), order.lastEventAt);
  const endMs = Math.max(order.closedAt ?? nowMs, lastMs);
  const waits = rows.flatMap(({ wait }) => (wait === null ? [] : [wait]));
  const reachMs = order.closedAt === null ? endMs + (endMs - order.startedAt) : endMs;
  const dues = waits.flatMap(({ dueAtMs }) => (dueAtMs !== null && dueAtMs <= reachMs ? [dueAtMs] : []));
  const events = order.events.map(({ at }) => at);
  const startMs = Math.min(order.startedAt, ...events.slice(0, 1), ...waits.map(({ sinceMs }) => sinceMs));
  return [startMs, ...events, ...waits.map(({ sinceMs }) => sinceMs), ...dues, endMs].filter(
    (atMs) => atMs >= startMs && atMs <= reachMs,
  );
}
