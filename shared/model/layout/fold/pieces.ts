import type { Diagram } from '../../diagram.ts';
import { clearances } from '../sizes.ts';

/** A drawing as the fold sees it, taken apart once. */
export interface Pieces {
  readonly flat: readonly FlatLine[];
  /** Where vertical lines stand. */
  readonly upright: readonly number[];
  /** What has to fit into the row its middle lies in: boxes and labels. */
  readonly boxes: readonly Span[];
  /** What boxes, labels and horizontal lines keep free around them, from the topmost down. */
  readonly bands: readonly Band[];
}

export interface FlatLine {
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly goesLeft: boolean;
}

export interface Span {
  readonly left: number;
  readonly right: number;
}

export interface Band extends Span {
  readonly top: number;
  readonly bottom: number;
}

/** O((nodes + flows) · log). */
export function piecesOf({ nodes, flows }: Diagram): Pieces {
  const flat: FlatLine[] = [];
  const upright = new Set<number>();
  for (const { waypoints } of flows) {
    for (const [index, to] of waypoints.entries()) {
      const from = waypoints[index - 1];
      if (from === undefined) continue;
      if (from.x === to.x) upright.add(to.x);
      else flat.push({ y: to.y, left: Math.min(from.x, to.x), right: Math.max(from.x, to.x), goesLeft: to.x < from.x });
    }
  }
  const boxes: Span[] = [];
  const bands: Band[] = flat.map(({ y, left, right }) => ({
    left,
    right,
    top: y - clearances.line,
    bottom: y + clearances.line,
  }));
  for (const node of nodes) {
    const [middle, top] = [node.x + node.width / 2, node.y - clearances.nodeY];
    const lowest = node.labelBox ?? node;
    boxes.push({ left: node.x, right: node.x + node.width });
    if (node.labelBox !== null) boxes.push({ left: node.labelBox.x, right: node.labelBox.x + node.labelBox.width });
    bands.push({ left: middle, right: middle, top, bottom: lowest.y + lowest.height + clearances.nodeY });
  }
  return { flat, upright: [...upright], boxes, bands: bands.sort((a, b) => a.top - b.top) };
}
