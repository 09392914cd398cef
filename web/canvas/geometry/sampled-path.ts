import type { Point } from '../../../shared/model/diagram.ts';
import { flattenRounded } from './rounded.ts';

/** Points at equal arc lengths along a flow, so that a share of the way is an index and no frame ever measures a path. */
export interface SampledPath {
  /** x, y, x, y, …: the first and the last pair are exactly the ends of the flow. */
  readonly points: Float32Array;
  /** CSS pixels at zoom 1. */
  readonly length: number;
}

const spacing = 3;

/** Samples a flow's waypoints, corners rounded as they are drawn. Once per model; O(length / spacing). */
export function samplePath(waypoints: readonly Point[]): SampledPath {
  return sampleEvenly(flattenRounded(waypoints));
}

function sampleEvenly(line: readonly Point[]): SampledPath {
  const reached = [0];
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1];
    const b = line[i];
    if (a && b) reached.push((reached.at(-1) ?? 0) + Math.hypot(b.x - a.x, b.y - a.y));
  }
  const length = reached.at(-1) ?? 0;
  const intervals = Math.max(1, Math.ceil(length / spacing));
  const points = new Float32Array((intervals + 1) * 2);
  let segment = 0;
  for (let i = 0; i <= intervals; i++) {
    const target = (length * i) / intervals;
    while (segment < line.length - 2 && (reached[segment + 1] ?? 0) < target) segment++;
    const a = line[segment] ?? { x: 0, y: 0 };
    const b = line[segment + 1] ?? a;
    const start = reached[segment] ?? 0;
    const span = (reached[segment + 1] ?? start) - start;
    const part = span > 0 ? Math.min(1, (target - start) / span) : 0;
    points[i * 2] = a.x + (b.x - a.x) * part;
    points[i * 2 + 1] = a.y + (b.y - a.y) * part;
  }
  return { points, length };
}

/** Writes the point at `share` (0 … 1, clamped) of the way into `out[at]`, `out[at + 1]`. Hot: no allocation. */
export function writePointAt(path: SampledPath, share: number, out: Float32Array, at: number): void {
  const { points } = path;
  const intervals = points.length / 2 - 1;
  const exact = Math.min(1, Math.max(0, share)) * intervals;
  const index = Math.min(Math.floor(exact), intervals - 1);
  const part = exact - index;
  const i = index * 2;
  const x = points[i] ?? 0;
  const y = points[i + 1] ?? 0;
  out[at] = x + ((points[i + 2] ?? x) - x) * part;
  out[at + 1] = y + ((points[i + 3] ?? y) - y) * part;
}
