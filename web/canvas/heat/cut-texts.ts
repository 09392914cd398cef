import type { HeatCuts } from '../../../shared/view/heat.ts';
import { formatBudget } from '../../time/format.ts';

/** The classes between the cuts in words, the unit once where both share it: `<1 s`, `1–2 s`, …, `>8 s`. */
export function durationCutTexts(cuts: HeatCuts): readonly string[] {
  const [first, , , last] = cuts.map(roundText) as [string, string, string, string];
  const between = cuts.slice(1).map((cut, index) => {
    const [from, to] = [roundText(cuts[index] ?? 0), roundText(cut)];
    const [, unit] = /\d (.+)$/.exec(to) ?? [];
    return `${unit !== undefined && from.endsWith(` ${unit}`) ? from.slice(0, -unit.length - 1) : from}–${to}`;
  });
  return [`<${first}`, ...between, `>${last}`];
}

/** `4 s`, `250 ms`, `2m`: a round duration, without the decimal of a measured one. */
const roundText = (durationMs: number): string => formatBudget(durationMs).replace('.0', '').replace('\u00a0', ' ');
