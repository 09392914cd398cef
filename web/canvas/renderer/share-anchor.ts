import type { Point } from '../../../shared/model/diagram.ts';

/** Shortest stretches a share fits on, CSS pixels at zoom 1. */
const flatMin = 38;
const uprightMin = 44;
const along = 5;
const apart = 8;

export interface ShareAnchor extends Point {
  readonly align: 'start' | 'end';
}

/**
 * Where the share of a split's branch is printed: above the first horizontal stretch with room for it, at its beginning; to the
 * right of a vertical one if there is no such stretch; null where there is no room at all.
 */
export function shareAnchor(waypoints: readonly Point[]): ShareAnchor | null {
  const stretches = waypoints.slice(1).flatMap((to, index) => {
    const from = waypoints[index];
    return from ? [{ from, to }] : [];
  });
  const flat = stretches.find(({ from, to }) => Math.abs(from.y - to.y) < 1 && Math.abs(to.x - from.x) >= flatMin);
  if (flat) {
    const forward = flat.to.x > flat.from.x;
    const x = flat.from.x + (forward ? along : -along);
    return { x, y: flat.from.y - apart, align: forward ? 'start' : 'end' };
  }
  const upright = stretches.find(
    ({ from, to }) => Math.abs(from.x - to.x) < 1 && Math.abs(to.y - from.y) >= uprightMin,
  );
  if (!upright) return null;
  return { x: upright.from.x + apart, y: (upright.from.y + upright.to.y) / 2 + 4, align: 'start' };
}
