import { describe, expect, it } from 'vitest';
import { rejectionGroupsMax, rejectionSamplesMax } from '../limits.ts';
import type { Rejection } from './event.ts';
import { createRejectionTally } from './rejections.ts';

const rejection = (overrides: Partial<Rejection> = {}, offset = 0): Rejection => ({
  reason: 'not-json',
  detail: 'The value is not JSON.',
  source: null,
  position: { topic: 'orders', partition: 0, offset },
  ...overrides,
});

describe('the tally of rejections', () => {
  it('[EV20] counts per topic, service and reason, largest group first', () => {
    const tally = createRejectionTally();
    tally.add(rejection({ reason: 'no-type', source: 'billing' }));
    tally.add(rejection());
    tally.add(rejection({}, 1));
    tally.add(rejection({ position: { topic: 'payments', partition: 0, offset: 0 } }));
    expect(tally.total).toBe(4);
    expect(tally.groups().map(({ topic, source, reason, count }) => [topic, source, reason, count])).toEqual([
      ['orders', null, 'not-json', 2],
      ['orders', 'billing', 'no-type', 1],
      ['payments', null, 'not-json', 1],
    ]);
  });

  it('[EV20] keeps the latest samples', () => {
    const tally = createRejectionTally();
    for (let offset = 0; offset < 20; offset++) tally.add(rejection({}, offset));
    const [group] = tally.groups();
    expect(group?.samples.map((sample) => sample.position.offset)).toEqual([15, 16, 17, 18, 19]);
    expect(group?.samples).toHaveLength(rejectionSamplesMax);
  });

  it('[EV20] stays bounded when every record names another service; none is lost from the count', () => {
    const tally = createRejectionTally();
    for (let index = 0; index < 1_000; index++) tally.add(rejection({ source: `service ${index}` }, index));
    expect(tally.groups().length).toBeLessThanOrEqual(rejectionGroupsMax + 1);
    expect(tally.groups().reduce((sum, group) => sum + group.count, 0)).toBe(1_000);
    expect(tally.groups()[0]).toMatchObject({ source: null, count: 1_000 - rejectionGroupsMax });
  });
});
