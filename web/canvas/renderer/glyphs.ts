/** Line glyphs around the origin, drawn with a stroke of 1.75. */
export const glyphs = {
  check: 'M-6 .5L-1.8 4.6L6.2-4.4',
  cross: 'M-4.6-4.6L4.6 4.6M4.6-4.6L-4.6 4.6',
  clock: 'M0-6.2A6.2 6.2 0 1 1-.01-6.2ZM0-3.2V.2L2.4 1.8',
  ban: 'M0-6.2A6.2 6.2 0 1 1-.01-6.2ZM-4.4-4.4L4.4 4.4',
  return: 'M-5.5-1.6H2A3.6 3.6 0 0 1 2 5.6H-2M-5.5-1.6L-2.4-4.7M-5.5-1.6L-2.4 1.5',
  mail: 'M-7-5H7V5H-7ZM-7-4.6L0 1L7-4.6',
  plus: 'M-7 0H7M0-7V7',
  times: 'M-5-5L5 5M5-5L-5 5',
} as const;

export type Glyph = keyof typeof glyphs;

/** How an end looks: its glyph, the word for it, and whether it is one of those that went wrong. */
export interface EndLook {
  readonly glyph: Glyph;
  readonly word: 'completed' | 'expired' | 'failed' | 'cancelled' | 'compensated';
}

const ends: readonly (readonly [RegExp, EndLook])[] = [
  [/expir|time[\s-]?(d\s)?out|overdue/i, { glyph: 'clock', word: 'expired' }],
  [/cancel|abort|withdraw/i, { glyph: 'ban', word: 'cancelled' }],
  [/compensat|refund/i, { glyph: 'return', word: 'compensated' }],
  [/declin|reject|refus|fail|error/i, { glyph: 'cross', word: 'failed' }],
];

/** What an end event shows, as the pills of the orders that ended there: told by its name, everything else has completed. */
export function endLook(name: string): EndLook {
  return ends.find(([pattern]) => pattern.test(name))?.[1] ?? { glyph: 'check', word: 'completed' };
}
