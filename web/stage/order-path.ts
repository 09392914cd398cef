import type { ModelMessage, OrderDetail, StepState } from '../../shared/protocol/http.ts';
import type { OrderPath, PathNote } from '../canvas/props.ts';
import { listNames } from '../parts/list-names.ts';
import { formatBudget, formatClock, formatDuration, formatMeasured } from '../time/format.ts';

/** The selected order's way for the canvas, with what is said about each element; durations told for `nowMs`. */
export function orderPathOf(order: OrderDetail, model: ModelMessage | null, nowMs: number): OrderPath {
  const notes: Record<string, PathNote> = {};
  const standing = new Set([...order.path.waiting, ...order.path.stopped]);
  for (const step of order.steps) {
    // Where the token stands at the gateway before it, the gateway tells the wait.
    if (!standing.has(step.element) && (step.state === 'waiting' || step.state === 'stopped')) continue;
    const note = step.state === 'stopped' ? stopNote(step, order) : stepNote(step, nowMs);
    if (note) notes[step.element] = note;
  }
  for (const wait of order.waitingFor) notes[wait.element] ??= waitNote(wait.since, wait.dueAt, nowMs);
  for (const element of order.path.stopped) notes[element] ??= { badge: 'never came' };
  const { needs, ...path } = order.path;
  const verb = order.closedAt === null ? 'waits' : 'waited';
  for (const join of model === null ? [] : waitingJoins(model, order.path)) {
    const names = needs[join];
    if (names !== undefined) notes[join] = { badge: `${verb} for ${listNames(names)}` };
  }
  return { orderId: order.id, attention: order.attention, ...path, notes };
}

function stepNote(step: StepState, nowMs: number): PathNote | null {
  if (step.state === 'waiting' && step.since !== null) return waitNote(step.since, step.dueAt, nowMs);
  if (step.state !== 'done' || step.at === null) return null;
  const line = `done at ${formatClock(step.at)}`;
  return step.since === null ? null : { badge: formatMeasured(Math.max(0, step.at - step.since)), line };
}

/** What an order was cut off at: `never came, expired 10:12:11`. */
function stopNote({ activity }: StepState, { state, closedAt, events }: OrderDetail): PathNote | null {
  if (closedAt === null) return null;
  const came = events.some((event) => event.activity === activity && event.flags.includes('after-end'));
  return { badge: came ? 'came too late' : 'never came', line: `${state} at ${formatClock(closedAt)}` };
}

function waitNote(since: number, dueAt: number | null, nowMs: number): PathNote {
  const waited = formatDuration(Math.max(0, nowMs - since));
  if (dueAt === null) return { badge: waited };
  return { badge: `${waited} of ${formatBudget(dueAt - since)}`, line: `due ${formatClock(dueAt)}` };
}

/** AND joins that some branch has reached and another has not. */
function waitingJoins(model: ModelMessage, path: OrderDetail['path']): readonly string[] {
  const done = new Set(path.done);
  const blocked = new Set(path.blocked);
  const { nodes, flows } = model.diagram;
  return nodes
    .filter(({ id, type }) => type === 'and' && blocked.has(id))
    .filter(({ id }) => flows.some((flow) => flow.target === id && done.has(flow.id)))
    .map(({ id }) => id);
}
