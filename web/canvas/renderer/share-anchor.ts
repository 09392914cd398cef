import type { Point } from '../../../shared/model/diagram.ts';

/** Shortest stretches a share fits on, CSS pixels at zoom 1. */
const flatMin = 38;
const uprightMin = 44;
const along = 5;
const above = 8;
const below = 16;

export interface ShareAnchor extends Point {
  readonly align: 'start' | 'end';
}

/**
 * Where the share of a split's branch is printed: at the beginning of the first horizontal stretch with room for it, above the
 * line, or below it for a way back that passes under the steps; to the right of a vertical one if there is no such stretch; null
 * where there is no room at all.
 */
export function shareAnchor(waypoints: readonly Point[]): ShareAnchor | null {
  const stretches = waypoints.slice(1).flatMap((to, index) => {
    const from = waypoints[index];
    return from ? [{ from, to }] : [];
  });
  const flat = stretches.find(({ from, to }) => Math.abs(from.y - to.y) < 1 && Math.abs(to.x - from.x) >= flatMin);
  if (flat) {
    if (flat.to.x > flat.from.x) return { x: flat.from.x + along, y: flat.from.y - above, align: 'start' };
    const isUnder = flat.from.y > (waypoints[0]?.y ?? 0);
    return { x: flat.from.x - along, y: flat.from.y + (isUnder ? below : -above), align: 'end' };
  }
  const upright = stretches.find(
    ({ from, to }) => Math.abs(from.x - to.x) < 1 && Math.abs(to.y - from.y) >= uprightMin,
  );
  if (!upright) return null;
  return { x: upright.from.x + above, y: (upright.from.y + upright.to.y) / 2 + 4, align: 'start' };
}
