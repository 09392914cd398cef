import type { Diagram, DiagramNode, Point } from '../../diagram.ts';
import { flowAlong, framed, movedNode } from '../drawing.ts';
import { folding } from '../sizes.ts';
import type { Cut } from './cuts.ts';
import { type Row, type RowPlan, rowAt } from './rows.ts';

/**
 * The drawing in rows. A line that passes a cut runs down right of its row, back between the rows and down again left of the next
 * one; the lines of a cut run inside one another, the topmost outermost on the right, so that they never cross. O(nodes + flows).
 */
export function foldAt({ nodes, flows }: Diagram, cuts: readonly Cut[], { rows }: RowPlan): Diagram {
  const rowOf = (x: number): number => rowAt(cuts, x);
  const placed = nodes.map((node): DiagramNode => {
    const row = rows[rowOf(node.x + node.width / 2)];
    if (row === undefined) return node;
    const middle = node.y + node.height / 2;
    return movedNode(node, -row.left, row.heightOf(middle) - middle);
  });
  return framed(
    placed,
    flows.map((flow) => flowAlong(flow, foldedLine(flow.waypoints, rows, rowOf))),
  );
}

function foldedLine(points: readonly Point[], rows: readonly Row[], rowOf: (x: number) => number): Point[] {
  const line: Point[] = [];
  let [before, beforeRow]: [Point | undefined, number] = [undefined, 0];
  for (const point of points) {
    const index = rowOf(point.x);
    if (before !== undefined) {
      for (let row = beforeRow; row < index; row += 1) line.push(...passage(before.y, rows, row));
      for (let row = beforeRow; row > index; row -= 1) line.push(...passage(before.y, rows, row - 1).reverse());
    }
    const row = rows[index];
    if (row !== undefined) line.push({ x: point.x - row.left, y: row.heightOf(point.y) });
    [before, beforeRow] = [point, index];
  }
  return line;
}

/** The corners of a line on its way from one row to the next. */
function passage(y: number, rows: readonly Row[], index: number): Point[] {
  const [upper, lower] = [rows[index], rows[index + 1]];
  if (upper === undefined || lower === undefined) return [];
  const fromTop = upper.leaving.indexOf(y);
  const fromBottom = upper.leaving.length - 1 - fromTop;
  const right = upper.right - upper.left + folding.besideRow + fromBottom * folding.lineStep;
  const between = upper.bottom + folding.aroundLines + fromBottom * folding.lineStep;
  const left = -folding.besideRow - fromTop * folding.lineStep;
  return [
    { x: right, y: upper.heightOf(y) },
    { x: right, y: between },
    { x: left, y: between },
    { x: left, y: lower.heightOf(y) },
  ];
}
