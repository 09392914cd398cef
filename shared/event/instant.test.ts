import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from './instant.ts';
import { epoch } from './testing/records.ts';

describe('instants', () => {
  it.each([
    '2026-01-05T08:00:00Z',
    '2026-01-05T08:00:00.000Z',
    '2026-01-05T08:00:00.000000999Z',
    '2026-01-05T08:00Z',
    '2026-01-05T08:00:00+00:00',
    '2026-01-05T10:30:00+02:30',
    '2026-01-05T10:30:00+0230',
    '2026-01-05T03:00:00-05',
    '2026-01-05 08:00:00',
    '2026-01-05T08:00:00',
  ])('[EV13] %s', (text) => expect(instantOf(text)).toBe(epoch));

  it.each([epoch, epoch / 1_000, epoch * 1_000, epoch * 1_000_000, String(epoch), String(epoch / 1_000)])(
    '[EV13] %s in its unit',
    (number) => expect(instantOf(number)).toBe(epoch),
  );

  it('[EV13] fractions keep their milliseconds', () => {
    expect(instantOf('2026-01-05T08:00:00.5Z')).toBe(epoch + 500);
    expect(instantOf('2026-01-05T08:00:00,123456Z')).toBe(epoch + 123);
    expect(instantOf(epoch / 1_000 + 0.25)).toBe(epoch + 250);
  });

  it.each([
    'order 5',
    '5',
    '',
    '2026-13-05T08:00:00Z',
    '2026-01-05',
    '2026-01-05T25:00:00Z',
    '2026-01-05T08:00:0xZ',
    '2026-01-05T08:00:00Zulu',
    '20 6-01-05T08:00:00Z',
    5,
    -epoch,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    true,
    [],
  ])('[EV13] %s is no instant', (value) => expect(instantOf(value)).toBeNull());

  it('[EV13] agrees with the platform on every ISO text it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9999, 11, 31) }), (at) => {
        expect(instantOf(new Date(at).toISOString())).toBe(at);
      }),
    );
  });
});
