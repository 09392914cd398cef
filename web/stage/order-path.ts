import type { ModelMessage, OrderDetail, StepState } from '../../shared/protocol/http.ts';
import type { OrderPath, PathNote } from '../canvas/props.ts';
import { formatBudget, formatClock, formatDuration, formatMeasured } from '../time/format.ts';

/** The selected order's way for the canvas, with what is said about each element; durations told for `nowMs`. */
export function orderPathOf(order: OrderDetail, model: ModelMessage | null, nowMs: number): OrderPath {
  const notes: Record<string, PathNote> = {};
  for (const step of order.steps) {
    const note = stepNote(step, nowMs);
    if (note) notes[step.element] = note;
  }
  for (const wait of order.waitingFor) notes[wait.element] ??= waitNote(wait.since, wait.dueAt, nowMs);
  const missing = order.steps.filter(({ state }) => state === 'waiting').map(({ label }) => label);
  for (const join of model === null ? [] : waitingJoins(model, order.path)) {
    if (missing.length > 0) notes[join] = { badge: `waits for ${missing.join(', ')}` };
  }
  return { orderId: order.id, attention: order.attention, ...order.path, notes };
}

function stepNote(step: StepState, nowMs: number): PathNote | null {
  if (step.state === 'waiting' && step.since !== null) return waitNote(step.since, step.dueAt, nowMs);
  if (step.state !== 'done' || step.at === null) return null;
  const line = `done at ${formatClock(step.at)}`;
  return step.since === null ? null : { badge: formatMeasured(Math.max(0, step.at - step.since)), line };
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
