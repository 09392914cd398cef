import { folding } from '../sizes.ts';
import type { Cut } from './cuts.ts';
import type { Band, Pieces } from './pieces.ts';

/** A part of the drawing between two cuts, and where it goes. */
export interface Row {
  /** What stands in it reaches from here to there. */
  readonly left: number;
  readonly right: number;
  /** The new height of what stood at a height. */
  readonly heightOf: (y: number) => number;
  readonly top: number;
  readonly bottom: number;
  /** The lines that run on into the next row, from the topmost down. */
  readonly leaving: readonly number[];
}

export interface RowPlan {
  readonly rows: readonly Row[];
  readonly width: number;
  readonly height: number;
}

export function rowAt(cuts: readonly Cut[], x: number): number {
  let row = 0;
  for (const cut of cuts) if (cut.x < x) row += 1;
  return row;
}

interface Content {
  left: number;
  right: number;
  /** From the topmost down. */
  readonly bands: Band[];
}

/**
 * Rows below one another for a drawing cut at these places, each without the empty bands that the cut leaves in it; lines run on
 * through the right gutter, the gap between the rows and the left gutter. O(nodes + flows).
 */
export function planRows(pieces: Pieces, cuts: readonly Cut[]): RowPlan {
  const rows: Row[] = [];
  let bottom = 0;
  contentsOf(pieces, cuts).forEach(({ left, right, bands }, index) => {
    const entering = rows[index - 1]?.leaving.length ?? 0;
    const top = index === 0 ? 0 : bottom + 2 * folding.aroundLines + (entering - 1) * folding.lineStep;
    const { heightOf, height } = squeezed(bands, top);
    bottom = top + height;
    rows.push({ left, right, heightOf, top, bottom, leaving: cuts[index]?.lines ?? [] });
  });
  const gutter = Math.max(0, ...rows.map(({ leaving }) => leaving.length - 1)) * folding.lineStep;
  const widths = rows.map(
    ({ left, right, leaving }) =>
      right - left + (leaving.length === 0 ? 0 : folding.besideRow + (leaving.length - 1) * folding.lineStep),
  );
  return { rows, width: Math.max(...widths) + gutter + folding.besideRow, height: bottom };
}

function contentsOf({ boxes, upright, bands }: Pieces, cuts: readonly Cut[]): Content[] {
  const contents = [null, ...cuts].map((): Content => ({ left: Infinity, right: -Infinity, bands: [] }));
  const include = (left: number, right: number): void => {
    const content = contents[rowAt(cuts, left)];
    if (content === undefined) return;
    content.left = Math.min(content.left, left);
    content.right = Math.max(content.right, right);
  };
  for (const { left, right } of boxes) include(left, right);
  for (const x of upright) include(x, x);
  for (const band of bands) {
    const last = rowAt(cuts, band.right);
    for (let row = rowAt(cuts, band.left); row <= last; row += 1) contents[row]?.bands.push(band);
  }
  return contents;
}

/** Moves all bands up until no two have empty space between them; what overlapped or had an order keeps it. */
function squeezed(bands: readonly Band[], top: number): { heightOf: (y: number) => number; height: number } {
  const steps: { readonly from: number; readonly shift: number }[] = [];
  let end = Number.NEGATIVE_INFINITY;
  let shift = 0;
  for (const { top: from, bottom: to } of bands) {
    if (from > end) {
      shift = steps.length === 0 ? top - from : shift - (from - end);
      steps.push({ from, shift });
    }
    end = Math.max(end, to);
  }
  const heightOf = (y: number): number => y + (steps.findLast(({ from }) => from <= y)?.shift ?? shift);
  return { heightOf, height: end + shift - top };
}
