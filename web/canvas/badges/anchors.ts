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

/**
 * The pill of a gateway: left of it, or, where a flow comes in from the left, above that flow.
 */
export function gatewayHook(gateway: CanvasShape): Hook {
  const middle = gateway.y + gateway.height / 2;
  const fromLeft = gateway.incoming.some(({ waypoints }) => {
    const before = waypoints.at(-2);
    return before !== undefined && before.x < gateway.x && Math.abs(before.y - middle) < 2;
  });
  return fromLeft
    ? { position: { top: -2, left: 8 }, anchor: 'end' }
    : { position: { top: gateway.height / 2, left: -8 }, anchor: 'end' };
}
