import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadConfig } from './load-config.ts';
import { publishedConfiguration } from './testing/published.ts';

/** The published configuration with pieces cut out, doubled or replaced: nearly right, as people's files are. */
const nearlyRight = fc
  .array(
    fc.tuple(
      fc.nat(publishedConfiguration.length),
      fc.nat(6),
      fc.constantFrom('', ' ', '\n', ':', '[', '}', '*x', '&x', '- ', '5', '<<: *x', '__proto__: 1'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((edits) =>
    edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), publishedConfiguration),
  );

describe('laws of loading', () => {
  it('[CF1] any text gives a configuration or faults that stand inside the file, never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyRight, fc.string()), (text) => {
        const loaded = loadConfig(text, 'f');
        if (loaded.ok) return;
        expect(loaded.failure.length).toBeGreaterThan(0);
        const lines = text.split('\n').length;
        for (const { line, column, message } of loaded.failure) {
          expect(message).not.toBe('');
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});
