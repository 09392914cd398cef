import type { ElementId } from '../../../ids.ts';
import type { Diagram } from '../../diagram.ts';
import { folding } from '../sizes.ts';
import { type FlatLine, flatLines, uprightLines } from './lines.ts';

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
 * stretch between the left borders of two nodes, from left to right. O(nodes · log nodes + gaps · lines).
 */
export function possibleCuts(diagram: Diagram, loops: readonly Loop[]): Cut[] {
  const lines = flatLines(diagram.flows);
  const cuts = freeGaps(blockedSpans(diagram, loops)).flatMap((x) => {
    const passing = lines.filter(({ left, right }) => left < x && x < right);
    const heights = heightsOf(passing);
    const burden = heights.length + heightsOf(passing.filter(({ goesLeft }) => goesLeft)).length;
    return heights.length <= folding.linesMax ? [{ x, lines: heights, burden }] : [];
  });
  const starts = diagram.nodes.map((node) => node.x);
  return cuts.filter((cut, index) => {
    const next = cuts[index + 1];
    return next === undefined || starts.some((x) => cut.x < x && x < next.x);
  });
}

const heightsOf = (lines: readonly FlatLine[]): number[] => [...new Set(lines.map(({ y }) => y))].sort((a, b) => a - b);

type Span = readonly [left: number, right: number];

function blockedSpans({ nodes, flows }: Diagram, loops: readonly Loop[]): Span[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const small = loops.flatMap(({ first, last }): Span[] => {
    const [left, right] = [byId.get(first)?.x ?? 0, byId.get(last)];
    const end = right === undefined ? left : right.x + right.width;
    return end - left <= folding.smallLoopMax ? [[left, end]] : [];
  });
  const boxes = nodes.flatMap((node) => (node.labelBox === null ? [node] : [node, node.labelBox]));
  return [
    ...small,
    ...boxes.map(({ x, width }): Span => [x - folding.beside, x + width + folding.beside]),
    ...uprightLines(flows).map(({ x }): Span => [x - folding.beside, x + folding.beside]),
  ];
}

/** The middles of what the spans leave free between them. */
function freeGaps(spans: readonly Span[]): number[] {
  const gaps: number[] = [];
  let reached = Number.POSITIVE_INFINITY;
  for (const [left, right] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (left > reached) gaps.push((left + reached) / 2);
    reached = reached === Number.POSITIVE_INFINITY ? right : Math.max(reached, right);
  }
  return gaps;
}
