import { describe, expect, it } from 'vitest';
import { createVariants } from './variants.ts';

describe('the ways of a version', () => {
  it('[CH8] are kept in bounded memory, the heaviest longest', () => {
    const variants = createVariants(1_000);
    for (let order = 0; order < 5_000; order++) variants.add(order % 3 === 0 ? [0, 1, 2] : [0, 3, order]);
    const kept = variants.heaviest();
    expect(kept.length).toBeLessThan(1_000);
    expect(kept[0]).toEqual({ trace: [0, 1, 2], count: 1_667 });
  });

  it('[CH8] are kept by their weight whatever the length of another: an endless way costs none its place', () => {
    const variants = createVariants(1_000);
    for (let order = 0; order < 3; order++) variants.add([5, ...new Array<number>(600).fill(6)]);
    for (let order = 0; order < 40; order++) variants.add([0, 1, order % 20]);
    for (let order = 0; order < 500; order++) variants.add([1, order]);
    const twice = variants.heaviest().filter(({ count }) => count === 2);
    expect(twice.map(({ trace }) => trace)).toEqual(Array.from({ length: 20 }, (_, last) => [0, 1, last]));
  });

  it('[CH8] are listed the same in whatever order they came', () => {
    const [one, other] = [createVariants(), createVariants()];
    const ways = [[2], [1, 2], [1], [2], [0, 5]];
    for (const way of ways) one.add(way);
    for (const way of ways.toReversed()) other.add(way);
    expect(one.heaviest()).toEqual(other.heaviest());
  });
});
