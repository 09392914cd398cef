import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatClock, formatExact, formatInstant } from './format.ts';
import { chooseZone, zoneName } from './zone.ts';

const summer = Date.UTC(2024, 6, 16, 22, 3, 3, 412);
const winter = Date.UTC(2024, 0, 16, 22, 3, 3);
const before = process.env['TZ'];

beforeAll(() => {
  process.env['TZ'] = 'Europe/Berlin';
});
afterAll(() => {
  process.env['TZ'] = before;
  chooseZone('utc');
});

test('[UI6] instants are UTC until a person chooses local time, then the zone is named with its offset at that instant', () => {
  expect([formatClock(summer), zoneName(summer)]).toEqual(['22:03:03', 'UTC']);
  chooseZone('local');
  expect([formatClock(summer), zoneName(summer)]).toEqual(['00:03:03', 'UTC+2']);
  expect([formatClock(winter), zoneName(winter)]).toEqual(['23:03:03', 'UTC+1']);
  expect(formatExact(summer)).toBe('00:03:03.412');
  expect(formatInstant(summer, summer + 2 * 86_400_000)).toBe('Wed 00:03');
  chooseZone('utc');
  expect(formatClock(summer)).toBe('22:03:03');
});
