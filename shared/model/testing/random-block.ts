import { toActivity } from '../../ids.ts';
import { exclusive, loop, optional, parallel, sequence, step } from '../blocks.ts';
import type { Block } from '../model.ts';
import type { Random } from './random.ts';

/** A random model of steps s0 … s(steps - 1), every kind of block nested in every other. */
export function randomBlock(random: Random, steps: number): Block {
  let next = 0;
  const build = (size: number): Block => {
    if (size === 1) {
      const only = step(toActivity(`s${next++}`));
      return random.below(8) === 0 ? optional(only) : random.below(10) === 0 ? loop(only) : only;
    }
    const kind = random.below(6);
    if (kind === 0) return optional(build(size));
    if (kind === 1) return loop(build(size - 1), build(1));
    const children = sizes(random, size).map(build);
    if (kind === 2) return parallel(...children);
    if (kind === 3) return { kind: 'partial-order', children, order: randomOrder(random, children.length) };
    return kind === 4 ? exclusive(...children) : sequence(...children);
  };
  return build(steps);
}

/** Splits `total` into two to four parts of at least one. */
function sizes(random: Random, total: number): number[] {
  const parts = Array.from({ length: Math.min(total, 2 + random.below(3)) }, () => 1);
  for (let left = total - parts.length; left > 0; left--) {
    const part = random.below(parts.length);
    parts[part] = (parts[part] ?? 0) + 1;
  }
  return parts;
}

/** Random pairs from lower to higher index: always acyclic. */
function randomOrder(random: Random, size: number): [number, number][] {
  const order: [number, number][] = [];
  for (let before = 0; before < size; before++) {
    for (let after = before + 1; after < size; after++) if (random.below(3) === 0) order.push([before, after]);
  }
  return order;
}

/** Traces without any process behind them: repeats, empty orders, everything in any order. */
export function randomTraces(random: Random, orders: number, steps: number, lengthMax: number): string[][] {
  return Array.from({ length: orders }, () =>
    Array.from({ length: random.below(lengthMax + 1) }, () => `s${random.below(steps)}`),
  );
}
