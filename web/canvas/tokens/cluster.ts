import type { Box } from '../../../shared/model/diagram.ts';
import type { TokenState } from './motion.ts';

/** Above this many resting dots only the badge's number says how many wait. */
export const clusterMax = 12;
const columns = 2;
const pitch = 8;
/** Distances of the nearest dot from the step's edge and from the middle of the incoming flow, CSS pixels at zoom 1. */
const toEdge = 7;
const toFlow = 13;

/** How many wait at a step, and how many of them are in trouble. */
export interface Waiting {
  readonly waiting: number;
  readonly atRisk: number;
  readonly overdue: number;
}

/**
 * The states of the dots that stand for the orders waiting at a step, most urgent first. Up to `clusterMax` it is one dot an
 * order; beyond, dots in proportion, with at least one for every state that is there.
 */
export function clusterStates({ waiting, atRisk, overdue }: Waiting): TokenState[] {
  const dots = Math.min(waiting, clusterMax);
  const share = (count: number) => (count === 0 ? 0 : Math.max(1, Math.round((count * dots) / Math.max(waiting, 1))));
  const red = Math.min(dots, share(overdue));
  const amber = Math.min(dots - red, share(atRisk));
  return [
    ...Array.from({ length: red }, () => 'overdue' as const),
    ...Array.from({ length: amber }, () => 'at-risk' as const),
    ...Array.from({ length: dots - red - amber }, () => 'in-flight' as const),
  ];
}

/**
 * Where the dots rest, packed `x, y`: before the step's entry, above and below the flow that comes in, like people at a door. The
 * first stand nearest; the flow itself stays free for who is moving.
 */
export function clusterPositions(count: number, box: Box): Float32Array {
  const positions = new Float32Array(count * 2);
  for (let i = 0; i < count; i++) {
    const side = i % 2 === 0 ? -1 : 1;
    const place = Math.floor(i / 2);
    const column = place % columns;
    const row = Math.floor(place / columns);
    positions[i * 2] = box.x - toEdge - column * pitch;
    positions[i * 2 + 1] = box.y + box.height / 2 + side * (toFlow + row * pitch);
  }
  return positions;
}
