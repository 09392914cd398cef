import type { Point } from '../../../shared/model/diagram.ts';

/** Radius of a flow's corners, CSS pixels at zoom 1. */
const cornerRadius = 14;
const stepsPerCorner = 6;

interface Corner {
  readonly from: Point;
  readonly at: Point;
  readonly to: Point;
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * distance) / length, y: from.y + ((to.y - from.y) * distance) / length };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** Where each inner waypoint is left and met again; the radius shrinks to half of the shorter arm. */
function corners(waypoints: readonly Point[], radius: number): Corner[] {
  return waypoints.slice(1, -1).map((at, index) => {
    const before = waypoints[index] ?? at;
    const after = waypoints[index + 2] ?? at;
    const room = Math.min(radius, distance(before, at) / 2, distance(at, after) / 2);
    return { from: towards(at, before, room), at, to: towards(at, after, room) };
  });
}

/** The polyline ended `by` pixels before its last point, for the arrow head to touch the target instead of the stroke. */
export function trimEnd(waypoints: readonly Point[], by: number): readonly Point[] {
  const last = waypoints.at(-1);
  const before = waypoints.at(-2);
  if (!last || !before) return waypoints;
  return [...waypoints.slice(0, -1), towards(last, before, Math.min(by, distance(last, before)))];
}

/** SVG path data of a polyline with rounded corners. */
export function roundedPath(waypoints: readonly Point[], radius = cornerRadius): string {
  const [first] = waypoints;
  const last = waypoints.at(-1);
  if (!first || !last) return '';
  const bends = corners(waypoints, radius).map(
    ({ from, at, to }) => `L${from.x} ${from.y}Q${at.x} ${at.y} ${to.x} ${to.y}`,
  );
  return `M${first.x} ${first.y}${bends.join('')}L${last.x} ${last.y}`;
}

/** The same line as `roundedPath` draws, as points: each corner becomes a few chords of its quadratic curve. */
export function flattenRounded(waypoints: readonly Point[], radius = cornerRadius): Point[] {
  const [first] = waypoints;
  const last = waypoints.at(-1);
  if (!first || !last) return [];
  const bends = corners(waypoints, radius).flatMap(({ from, at, to }) =>
    Array.from({ length: stepsPerCorner + 1 }, (_, step) => {
      const t = step / stepsPerCorner;
      const near = (1 - t) * (1 - t);
      const mid = 2 * (1 - t) * t;
      const far = t * t;
      return { x: near * from.x + mid * at.x + far * to.x, y: near * from.y + mid * at.y + far * to.y };
    }),
  );
  return [first, ...bends, last];
}
