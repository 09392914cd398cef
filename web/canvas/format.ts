/** Numbers only the diagram prints; durations, counts and shares are the page's own (`web/time/format.ts`). */

const steps: readonly (readonly [from: number, unit: string])[] = [
  [1_000_000, 'M'],
  [1_000, 'k'],
];

/** `999`, `1.2k`, `12k`, `3.4M`: cut, not rounded, so that 1,999 never reads as 2k. */
export function abbreviate(count: number): string {
  for (const [from, unit] of steps) {
    if (count < from) continue;
    const tenths = Math.floor((count * 10) / from);
    return tenths < 100 && tenths % 10 !== 0 ? `${tenths / 10}${unit}` : `${Math.floor(tenths / 10)}${unit}`;
  }
  return String(count);
}

/** The share of a budget used, in whole percent, also above 100: `168 %`; beyond ten budgets `>999 %`. */
export function percentUsed(share: number): string {
  if (share >= 9.995) return '>999\u00a0%';
  return `${Math.round(share * 100)}\u00a0%`;
}
