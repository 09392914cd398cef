import type { DiagramFlow } from '../../diagram.ts';

/** The horizontal and the vertical pieces of flows. */

export interface FlatLine {
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly goesLeft: boolean;
}

export interface UprightLine {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export function flatLines(flows: readonly DiagramFlow[]): FlatLine[] {
  const lines: FlatLine[] = [];
  for (const { waypoints } of flows) {
    for (const [index, to] of waypoints.entries()) {
      const from = waypoints[index - 1];
      if (from === undefined || from.y !== to.y || from.x === to.x) continue;
      lines.push({ y: to.y, left: Math.min(from.x, to.x), right: Math.max(from.x, to.x), goesLeft: to.x < from.x });
    }
  }
  return lines;
}

export function uprightLines(flows: readonly DiagramFlow[]): UprightLine[] {
  const lines: UprightLine[] = [];
  for (const { waypoints } of flows) {
    for (const [index, to] of waypoints.entries()) {
      const from = waypoints[index - 1];
      if (from === undefined || from.x !== to.x || from.y === to.y) continue;
      lines.push({ x: to.x, top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) });
    }
  }
  return lines;
}
