import type { ElementId } from '../../../ids.ts';
import type { Diagram } from '../../diagram.ts';
import { folding } from '../sizes.ts';
import type { FlatLine, Pieces, Span } from './pieces.ts';

/** A place where a drawing may be cut from top to bottom, and the heights of the lines that pass it, from the topmost down. */
export interface Cut {
  readonly x: number;
  readonly lines: readonly number[];
  /** How much the eye has to follow: lines, those of loops twice. */
  readonly burden: number;
}

/** A loop from the node it comes back to, to the node it turns back at. */
export interface Loop {
  readonly first: ElementId;
  readonly last: ElementId;
}

/**
 * Where a drawing may be cut: between boxes, labels and trunks, not inside a small loop, where few lines pass. One cut for every
 * stretch between the left borders of two boxes, from left to right. O(nodes · log nodes + gaps · lines).
 */
export function possibleCuts(diagram: Diagram, pieces: Pieces, loops: readonly Loop[]): Cut[] {
  const cuts = freeGaps([...blockedSpans(pieces), ...smallLoops(diagram, loops)]).flatMap((x): Cut[] => {
    const passing = pieces.flat.filter(({ left, right }) => left < x && x < right);
    const lines = heightsOf(passing);
    const burden = lines.length + heightsOf(passing.filter(({ goesLeft }) => goesLeft)).length;
    return lines.length <= folding.linesMax ? [{ x, lines, burden }] : [];
  });
  return cuts.filter((cut, index) => {
    const next = cuts[index + 1];
    return next === undefined || pieces.boxes.some(({ left }) => cut.x < left && left < next.x);
  });
}

const heightsOf = (lines: readonly FlatLine[]): number[] => [...new Set(lines.map(({ y }) => y))].sort((a, b) => a - b);

function smallLoops({ nodes }: Diagram, loops: readonly Loop[]): Span[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return loops.flatMap(({ first, last }): Span[] => {
    const [start, end] = [byId.get(first), byId.get(last)];
    if (start === undefined || end === undefined) return [];
    const span = { left: start.x, right: end.x + end.width };
    return span.right - span.left <= folding.smallLoopMax ? [span] : [];
  });
}

const blockedSpans = ({ boxes, upright }: Pieces): Span[] => [
  ...boxes.map(({ left, right }) => ({ left: left - folding.beside, right: right + folding.beside })),
  ...upright.map((x) => ({ left: x - folding.beside, right: x + folding.beside })),
];

/** The middles of what the spans leave free between them. */
function freeGaps(spans: Span[]): number[] {
  const gaps: number[] = [];
  let reached = Number.POSITIVE_INFINITY;
  for (const { left, right } of spans.sort((a, b) => a.left - b.left)) {
    if (left > reached) gaps.push((left + reached) / 2);
    reached = reached === Number.POSITIVE_INFINITY ? right : Math.max(reached, right);
  }
  return gaps;
}
