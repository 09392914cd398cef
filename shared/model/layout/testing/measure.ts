import type { Box, Diagram, DiagramFlow, Point } from '../../diagram.ts';

/** The part of a drawing that is measured, whoever made it. */
export type Drawing = Pick<Diagram, 'nodes' | 'flows'>;

/** Points in which flows cross; several flows that share a line and are crossed together count once. O(segments²). */
export function crossings({ flows }: Pick<Drawing, 'flows'>): number {
  const segments = flows.flatMap(segmentsOf);
  const flat = segments.filter(({ from, to }) => from.y === to.y);
  const upright = segments.filter(({ from, to }) => from.x === to.x);
  const points = new Set<string>();
  for (const one of flat) {
    for (const other of upright) {
      if (one.flow === other.flow) continue;
      if (isBetween(other.from.x, one.from.x, one.to.x) && isBetween(one.from.y, other.from.y, other.to.y))
        points.add(`${Math.round(other.from.x)} ${Math.round(one.from.y)}`);
    }
  }
  return points.size;
}

/** Corners of all flows together. */
export function bends({ flows }: Pick<Drawing, 'flows'>): number {
  return flows.reduce((sum, flow) => sum + Math.max(0, segmentsOf(flow).length - 1), 0);
}

/** Steps that both drawings have and that moved up or down against the others, and how many they have in common. */
export function movedSteps(before: Drawing, after: Drawing): { readonly moved: number; readonly common: number } {
  const later = new Map(after.nodes.map((node) => [node.id, node]));
  const shifts = before.nodes.flatMap((node) => {
    const now = node.type === 'task' ? later.get(node.id) : undefined;
    return now === undefined ? [] : [middleOf(now) - middleOf(node)];
  });
  const usual = shifts.toSorted((a, b) => a - b)[Math.floor(shifts.length / 2)] ?? 0;
  return { moved: shifts.filter((shift) => Math.abs(shift - usual) > 1).length, common: shifts.length };
}

const middleOf = ({ y, height }: Box): number => y + height / 2;

interface Segment {
  readonly flow: DiagramFlow;
  readonly from: Point;
  readonly to: Point;
}

/** Pieces between corners: points on the way of a straight line do not count. */
function segmentsOf(flow: DiagramFlow): Segment[] {
  const corners: Point[] = [];
  for (const point of flow.waypoints) {
    const [before, last] = corners.slice(-2);
    if (before !== undefined && last !== undefined && (isStraight(before, last, point) || isSame(last, point)))
      corners.pop();
    corners.push(point);
  }
  return corners.slice(1).map((to, index) => ({ flow, from: corners[index] ?? to, to }));
}

const isSame = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;
const isStraight = (a: Point, b: Point, c: Point): boolean =>
  (a.x === b.x && b.x === c.x) || (a.y === b.y && b.y === c.y);

const isBetween = (value: number, one: number, other: number): boolean =>
  value > Math.min(one, other) + 0.01 && value < Math.max(one, other) - 0.01;
