/** Where one part of the budget bar begins and ends, CSS pixels from the bar's left. */
export interface BarPart {
  readonly from: number;
  readonly to: number;
}

const partMin = 2;
const gap = 1;

/**
 * The budget bar of a step: one part per expiry class, as wide as its share of the waiting orders. A class with any order keeps
 * a visible part, and the parts never exceed `width`.
 */
export function barParts(classes: readonly number[], width: number): readonly BarPart[] {
  const total = classes.reduce((sum, count) => sum + count, 0);
  const present = classes.filter((count) => count > 0).length;
  const free = width - present * (partMin + gap) + gap;
  let x = 0;
  return classes.map((count) => {
    if (count === 0) return { from: x, to: x };
    const from = x;
    const to = from + partMin + (free * count) / total;
    x = to + gap;
    return { from, to };
  });
}

/** Stroke of a flow, 1.5 to 6 pixels by its share of the flow taken most; before any count a flow is plain. */
export function strokeWidth(count: number, widest: number): number {
  if (widest === 0) return 2;
  return Math.max(1.5, 1 + (5 * count) / widest);
}
