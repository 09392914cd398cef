import type { ElementId } from '../../../ids.ts';
import type { Diagram } from '../../diagram.ts';
import { folding, margin, type Size } from '../sizes.ts';
import { type Cut, type Loop, possibleCuts } from './cuts.ts';
import { foldAt } from './fold-at.ts';
import { piecesOf } from './pieces.ts';
import { planRows, type RowPlan } from './rows.ts';

/** A cut as it is remembered: the nodes nearest to its left, the nearest first. */
export type RememberedCut = readonly ElementId[];

export interface FoldOptions {
  /** The window the drawing should be readable in. */
  readonly window: Size;
  readonly loops: readonly Loop[];
  readonly remembered: readonly RememberedCut[];
  /** What comes under the drawing. */
  readonly footer: Size;
}

interface Choice {
  readonly cuts: readonly Cut[];
  readonly plan: RowPlan | null;
  readonly score: number;
}

/**
 * Folds a drawing that would not be readable in its window into two to four rows: as many as pay, cut near equal widths where
 * few lines pass. Remembered cuts stay as long as they are nearly as good as the best. O(rows · (nodes + flows) · log).
 */
export function fold(diagram: Diagram, options: FoldOptions): { diagram: Diagram; cuts: RememberedCut[] } {
  const { window, loops, remembered, footer } = options;
  const zoomOf = ({ width, height }: Size): number =>
    Math.min(window.width / Math.max(width, footer.width), window.height / (height + footer.height));
  const flat: Choice = { cuts: [], plan: null, score: zoomOf(diagram) };
  const isReadable = flat.score >= folding.readableZoom * (remembered.length > 0 ? folding.stayFolded : 1);
  if (isReadable || diagram.nodes.length === 0) return { diagram, cuts: [] };
  const pieces = piecesOf(diagram);
  const possible = possibleCuts(diagram, pieces, loops);
  const choiceOf = (cuts: readonly Cut[]): Choice => {
    const plan = planRows(pieces, cuts);
    const burden = cuts.reduce((sum, cut) => sum + cut.burden, 0);
    const zoom = zoomOf({ width: plan.width + 2 * margin, height: plan.height + 2 * margin });
    return { cuts, plan, score: zoom * (1 - folding.perLine * (burden - 1)) };
  };
  let best = flat;
  for (const cuts of evenCuts(possible, diagram.width)) {
    const choice = choiceOf(cuts);
    if (choice.score > best.score * gainNeeded(best, choice)) best = choice;
  }
  const kept = sameCuts(diagram, possible, remembered);
  if (kept !== null) {
    const choice = choiceOf(kept);
    if (choice.score >= best.score * folding.keepCuts) best = choice;
  }
  if (best.plan === null) return { diagram, cuts: [] };
  return { diagram: foldAt(diagram, best.cuts, best.plan), cuts: best.cuts.map((cut) => nodesLeftOf(cut, diagram)) };
}

function gainNeeded(from: Choice, to: Choice): number {
  if (from.plan === null) return folding.firstGain;
  return to.cuts.length > from.cuts.length ? folding.furtherGain : 1;
}

/** Sets of one to three cuts that divide the width about equally; how much a line weighs against equality varies. */
function evenCuts(possible: readonly Cut[], width: number): Cut[][] {
  const sets = new Map<string, Cut[]>();
  for (let rows = 2; rows <= folding.rowsMax; rows += 1) {
    for (const lineWeight of folding.lineWeights) {
      const cuts: Cut[] = [];
      for (let index = 1; index < rows; index += 1) {
        const costOf = (cut: Cut): number =>
          (Math.abs(cut.x - (width * index) / rows) / width) * rows + cut.burden * lineWeight;
        const last = cuts.at(-1);
        const next = cheapest(
          last === undefined ? possible : possible.filter(({ x }) => x > last.x + folding.rowMin),
          costOf,
        );
        if (next !== null) cuts.push(next);
      }
      if (cuts.length === rows - 1) sets.set(cuts.map(({ x }) => x).join(), cuts);
    }
  }
  return [...sets.values()];
}

function cheapest(cuts: readonly Cut[], costOf: (cut: Cut) => number): Cut | null {
  let best: Cut | null = null;
  for (const cut of cuts) if (best === null || costOf(cut) < costOf(best)) best = cut;
  return best;
}

const nearestNodes = 4;

function nodesLeftOf({ x }: Cut, { nodes }: Diagram): RememberedCut {
  return nodes
    .filter((node) => node.x < x)
    .sort((a, b) => b.x - a.x)
    .slice(0, nearestNodes)
    .map(({ id }) => id);
}

/** The possible cuts next to the remembered ones; null where one is gone. */
function sameCuts(diagram: Diagram, possible: readonly Cut[], remembered: readonly RememberedCut[]): Cut[] | null {
  const byId = new Map(diagram.nodes.map((node) => [node.id, node]));
  const cuts: Cut[] = [];
  for (const ids of remembered) {
    const nearest = ids.map((id) => byId.get(id)).find((node) => node !== undefined);
    const from = Math.max(nearest?.x ?? Infinity, (cuts.at(-1)?.x ?? -Infinity) + folding.rowMin);
    const cut = possible.find(({ x }) => x > from);
    if (cut === undefined) return null;
    cuts.push(cut);
  }
  return cuts.length === 0 ? null : cuts;
}
