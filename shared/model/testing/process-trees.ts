import { type Activity, toActivity } from '../../ids.ts';
import { exclusive, loop, optional, parallel, sequence, step } from '../blocks.ts';
import { type Block, CHOICE_START, type ChoiceBlock } from '../model.ts';
import type { Random } from './random.ts';

const a = (number: number): Block => step(toActivity(`a${number}`));

/** Four branches of two steps at the same time. */
export const fourBranches: Block = sequence(
  a(0),
  parallel(sequence(a(1), a(2)), sequence(a(3), a(4)), sequence(a(5), a(6)), sequence(a(7), a(8))),
  a(9),
);

/** Choices and loops inside parallel branches and parallel steps inside loops and choices; 23 activities. */
export const nestedFlow: Block = sequence(
  a(0),
  a(1),
  parallel(
    sequence(a(2), loop(a(3), a(4)), a(5)),
    sequence(a(6), exclusive(a(7), sequence(a(8), a(9)))),
    a(10),
    a(11),
    sequence(a(12), optional(a(13))),
  ),
  loop(sequence(a(14), parallel(a(15), a(16))), a(17)),
  exclusive(a(18), sequence(a(19), parallel(a(20), a(21)))),
  a(22),
);

/** Optional steps one after the other. */
export const optionalSteps: Block = sequence(
  a(0),
  a(1),
  optional(a(2)),
  a(3),
  optional(exclusive(a(4), sequence(a(5), a(6)))),
  a(7),
);

type Operator = 'sequence' | 'exclusive' | 'parallel' | 'loop';

/** A random process tree between one first and one last step: below a sequence 40 % choices, 40 % parallel, 20 % loops. */
export function randomTree(random: Random, activities: number): Block {
  let used = 0;
  const leaf = (): Block => a(used++);
  const grow = (size: number, above: Operator): Block => {
    if (size === 1) return leaf();
    const operator = nextOperator(random, above);
    if (operator === 'loop') {
      const body = Math.max(1, size - 1 - random.below(2));
      const inner = grow(body, 'loop');
      return size > body ? loop(inner, grow(size - body, 'loop')) : loop(inner);
    }
    const most = operator === 'sequence' ? 4 : 2;
    const sizes = Array.from({ length: Math.min(size, 2 + random.below(most)) }, () => 1);
    for (let left = size - sizes.length; left > 0; left--) {
      const part = random.below(sizes.length);
      sizes[part] = (sizes[part] ?? 0) + 1;
    }
    const children = sizes.map((part) => grow(part, operator));
    return { sequence, exclusive, parallel }[operator](...children);
  };
  return sequence(leaf(), grow(activities - 2, 'sequence'), leaf());
}

function nextOperator(random: Random, above: Operator): Operator {
  const draw = random.next();
  if (above === 'sequence') return draw < 0.4 ? 'exclusive' : draw < 0.8 ? 'parallel' : 'loop';
  if (draw < 0.75) return 'sequence';
  return above === 'exclusive' ? 'parallel' : 'exclusive';
}

/** Orders of a tree: choices uniform, loops go on in a quarter of the cases, every interleaving of parallel branches equally likely. */
export function ordersOf(tree: Block, orders: number, random: Random): Activity[][] {
  return Array.from({ length: orders }, () => play(tree, random));
}

function play(block: Block, random: Random): Activity[] {
  if (block.kind === 'activity') return [block.activity];
  if (block.kind === 'partial-order')
    return interleave(
      block.children.map((child) => play(child, random)),
      random,
    );
  const end = block.children.length;
  const steps: Activity[] = [];
  for (let at = nextOf(block, CHOICE_START, random); at !== end; at = nextOf(block, at, random)) {
    steps.push(...play(block.children[at] as Block, random));
  }
  return steps;
}

function nextOf({ edges, children }: ChoiceBlock, from: number, random: Random): number {
  const ways = edges.filter(([source]) => source === from).map(([, target]) => target);
  const isLoopEnd = from !== CHOICE_START && ways.includes(children.length) && ways.length === 2;
  return isLoopEnd && random.next() >= 0.25
    ? children.length
    : random.pick(ways.filter((to) => !isLoopEnd || to !== children.length));
}

function interleave(branches: readonly Activity[][], random: Random): Activity[] {
  const left = branches.map((branch) => [...branch]);
  const steps: Activity[] = [];
  for (let open = sumOf(left); open > 0; open--) {
    const draw = random.below(open);
    const branch = left.find((_, index) => draw < sumOf(left.slice(0, index + 1)));
    steps.push(...(branch?.splice(0, 1) ?? []));
  }
  return steps;
}

const sumOf = (branches: readonly Activity[][]): number => branches.reduce((sum, { length }) => sum + length, 0);

/** The orders with one event lost, doubled by a stray one, or swapped with the next, in this share of them. */
export function withNoise(orders: readonly (readonly Activity[])[], share: number, random: Random): Activity[][] {
  const strays = [...new Set(orders.flat())];
  return orders.map((order) => {
    if (random.next() >= share) return [...order];
    const place = random.below(order.length);
    const kind = random.below(3);
    if (kind === 0) return order.toSpliced(place, 1);
    if (kind === 1) return order.toSpliced(place, 0, random.pick(strays));
    return order.toSpliced(place, 2, ...order.slice(place, place + 2).reverse());
  });
}
