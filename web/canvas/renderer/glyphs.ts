/** Line glyphs around the origin, drawn with a stroke of 1.75. */
export const glyphs = {
  check: 'M-6 .5L-1.8 4.6L6.2-4.4',
  cross: 'M-4.6-4.6L4.6 4.6M4.6-4.6L-4.6 4.6',
  clock: 'M0-6.2A6.2 6.2 0 1 1-.01-6.2ZM0-3.2V.2L2.4 1.8',
  mail: 'M-7-5H7V5H-7ZM-7-4.6L0 1L7-4.6',
  plus: 'M-7 0H7M0-7V7',
  times: 'M-5-5L5 5M5-5L-5 5',
} as const;

export type Glyph = keyof typeof glyphs;

const outcomes: readonly (readonly [RegExp, Glyph])[] = [
  [/expir|time[\s-]?(d\s)?out|overdue/i, 'clock'],
  [/cancel|declin|reject|refus|fail|abort|error|compensat/i, 'cross'],
];

/** What an end event shows: the outcome is told by its name, everything else has completed. */
export function outcomeGlyph(name: string): Glyph {
  return outcomes.find(([pattern]) => pattern.test(name))?.[1] ?? 'check';
}
