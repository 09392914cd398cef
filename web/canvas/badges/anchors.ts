import type { CanvasShape } from '../viewer/elements.ts';
import type { BadgeAnchor } from './badge-node.ts';

/** Badges shrink and grow with the zoom only this far. */
export const badgeScale = { min: 0.7, max: 1.2 };

/** Offset of an overlay from its element, and which side of the badge stands there. */
export interface Hook {
  readonly position: {
    readonly top?: number;
    readonly bottom?: number;
    readonly left?: number;
    readonly right?: number;
  };
  readonly anchor: BadgeAnchor;
}

/** The four corners of a step; top left is kept for added and removed. */
export const taskHooks = {
  waiting: { position: { bottom: 0, left: 12 }, anchor: 'start' },
  trouble: { position: { bottom: 0, right: 12 }, anchor: 'end' },
  number: { position: { top: 0, right: 12 }, anchor: 'end' },
} as const satisfies Record<string, Hook>;

/** To the right of an end event, above a start event: there is neither a flow nor the name. */
export function eventHook(event: CanvasShape): Hook {
  return event.outgoing.length === 0
    ? { position: { top: event.height / 2, left: event.width + 6 }, anchor: 'start' }
    : { position: { top: -14, left: event.width / 2 }, anchor: 'middle' };
}

interface GatewayHook extends Hook {
  readonly position: { readonly top: number; readonly left: number };
}

/** The pill of a gateway: above it; where a flow docks there, left of it; where one docks there too, below it. */
export function gatewayHook(gateway: CanvasShape): GatewayHook {
  const { x, y, width, height } = gateway;
  const docks = [
    ...gateway.incoming.flatMap(({ waypoints }) => waypoints.at(-1) ?? []),
    ...gateway.outgoing.flatMap(({ waypoints }) => waypoints[0] ?? []),
  ];
  if (!docks.some((dock) => dock.y < y + height / 4))
    return { position: { top: -18, left: width / 2 }, anchor: 'middle' };
  if (!docks.some((dock) => dock.x < x + width / 4)) return { position: { top: height / 2, left: -8 }, anchor: 'end' };
  return { position: { top: height + 18, left: width / 2 }, anchor: 'middle' };
}
