import type { ModelMessage } from '../../../shared/protocol/http.ts';
import type { StepRecord } from '../../../shared/view/records.ts';
import { writePointAt } from '../geometry/sampled-path.ts';
import type { OrderPath } from '../props.ts';
import { clusterPositions, clusterStates } from './cluster.ts';
import type { TokenState } from './motion.ts';
import type { Routes } from './routes.ts';

/** Tokens that do not move, packed `x, y` per state. */
export interface Resting {
  /** CSS pixels at zoom 1. */
  readonly radius: number;
  readonly dots: Readonly<Record<TokenState, readonly number[]>>;
}

const clusterRadius = 2.8;
const orderRadius = 5;

function noDots(): Record<TokenState, number[]> {
  return { 'in-flight': [], closed: [], 'at-risk': [], overdue: [] };
}

/** The orders that wait, as clusters at the steps where they wait. Tasks only: events and gateways say it with their pill. */
export function restingOrders(model: ModelMessage, step: (id: string) => StepRecord | undefined): Resting {
  const dots = noDots();
  for (const node of model.diagram.nodes) {
    if (node.type !== 'task') continue;
    const record = step(node.id);
    if (!record || record.waiting === 0) continue;
    const states = clusterStates(record);
    const positions = clusterPositions(states.length, node);
    for (const [i, state] of states.entries()) {
      dots[state].push(positions[i * 2] ?? 0, positions[i * 2 + 1] ?? 0);
    }
  }
  return { radius: clusterRadius, dots };
}

/** Distance of a selected order's token from the element it stands before. */
const standOff = 10;

/**
 * The tokens of one selected order: before every step it waits for, in the shape of its urgency, and before every join where a
 * branch of it is done and the others are not.
 */
export function restingOfOrder(model: ModelMessage, routes: Routes, path: OrderPath): Resting {
  const dots = noDots();
  const done = new Set(path.done);
  const waiting = new Set(path.waiting);
  const blocked = new Set(path.blocked);
  const urgency: TokenState =
    path.attention === 'overdue' || path.attention === 'at-risk' ? path.attention : 'in-flight';
  const gateways = new Set(model.diagram.nodes.filter(({ type }) => type === 'and').map(({ id }) => id));
  const at = new Float32Array(2);
  for (const flow of model.diagram.flows) {
    const route = routes.get(flow.id);
    const isJoinWait = blocked.has(flow.target) && gateways.has(flow.target);
    if (!route || !done.has(flow.id) || !(waiting.has(flow.target) || isJoinWait)) continue;
    const before = standOff + (isJoinWait ? 8 : 0);
    writePointAt(route, 1 - before / Math.max(route.length, before), at, 0);
    dots[isJoinWait ? 'closed' : urgency].push(at[0] ?? 0, at[1] ?? 0);
  }
  return { radius: orderRadius, dots };
}
