import type { OrderRow, WaitEntry } from '../../shared/protocol/http.ts';

/** How a state looks: its colour role and its icon; the word always stands beside them. */
export interface StateLook {
  readonly tone: 'flight' | 'risk' | 'over' | 'failed' | 'done';
  readonly icon: 'dot' | 'hourglass' | 'alert' | 'person' | 'check' | 'clock' | 'cross' | 'ban' | 'return';
  readonly label: string;
}

const attentionLooks = {
  'at-risk': { tone: 'risk', icon: 'hourglass', label: 'At risk' },
  overdue: { tone: 'over', icon: 'alert', label: 'Overdue' },
  manual: { tone: 'over', icon: 'person', label: 'Manual' },
} as const satisfies Record<string, StateLook>;

const stateLooks = {
  'in-flight': { tone: 'flight', icon: 'dot', label: 'In flight' },
  completed: { tone: 'done', icon: 'check', label: 'Completed' },
  expired: { tone: 'failed', icon: 'clock', label: 'Expired' },
  failed: { tone: 'failed', icon: 'cross', label: 'Failed' },
  cancelled: { tone: 'done', icon: 'ban', label: 'Cancelled' },
  compensated: { tone: 'done', icon: 'return', label: 'Compensated' },
} as const satisfies Record<OrderRow['state'], StateLook>;

/** Attention is said before the state: it is what wants a look. */
export function orderLook(order: Pick<OrderRow, 'state' | 'attention'>): StateLook {
  return order.attention === 'none' ? stateLooks[order.state] : attentionLooks[order.attention];
}

/** The wait that is due first stands first; of those without a limit the oldest. */
export function urgentFirst(waits: readonly WaitEntry[]): readonly WaitEntry[] {
  const rank = (wait: WaitEntry): number => wait.dueAt ?? Number.POSITIVE_INFINITY;
  return [...waits].sort((a, b) => (rank(a) === rank(b) ? a.since - b.since : rank(a) - rank(b)));
}

/** The wait that matters most; null when the order waits for nothing known. */
export const urgentWait = (order: Pick<OrderRow, 'waitingFor'>): WaitEntry | null =>
  urgentFirst(order.waitingFor)[0] ?? null;

/** `Payment`, `Paid or Declined`. */
export const waitName = (wait: WaitEntry): string => wait.labels.join(' or ');

/** What a row of the list says, durations told for `nowMs`. */
export interface RowTimes {
  readonly waitingFor: string;
  /** More branches that wait, besides the one named. */
  readonly more: number;
  readonly waitedMs: number | null;
  readonly dueInMs: number | null;
}

/**
 * A closed order waits for nothing; negative waits (clocks apart) are shown as none. In a list filtered by `step` a row tells the wait
 * for that step, else the one due first.
 */
export function rowTimes(order: OrderRow, nowMs: number, step: string | null = null): RowTimes {
  if (order.state !== 'in-flight') return { waitingFor: '', more: 0, waitedMs: null, dueInMs: null };
  const wait = order.waitingFor.find(({ anyOf }) => step !== null && anyOf.includes(step)) ?? urgentWait(order);
  const since = wait?.since ?? order.lastEventAt;
  const dueAt = wait?.dueAt ?? order.dueAt;
  return {
    waitingFor: wait === null ? '' : waitName(wait),
    more: Math.max(0, order.waitingFor.length - 1),
    waitedMs: Math.max(0, nowMs - since),
    dueInMs: dueAt === null ? null : dueAt - nowMs,
  };
}

/** Longest id shown whole. */
const wholeIdLength = 14;

/** An id for a row: whole up to 14 characters, else its first eight and its last four, by which people tell ids apart. */
export function shortId(id: string): string {
  return id.length <= wholeIdLength ? id : `${id.slice(0, 8)}…${id.slice(-4)}`;
}
