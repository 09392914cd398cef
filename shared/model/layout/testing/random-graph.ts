import type { ElementId } from '../../../ids.ts';
import type { FlowGraph } from '../../flow-graph.ts';
import { createGraphBuilder, graphOf, type Tree } from './graph-builder.ts';
import { createRandom } from './random.ts';

const names = ['Pay', 'Reserve stock', 'Ship the goods', 'Check', 'NotifyCustomerByLetter', 'Pack', 'Approve credit'];

/** A block-structured process of up to about 40 steps, nested sequences, choices, parallels, loops and skips. */
export function randomTree(seed: number, stepsMax = 40): Tree {
  const random = createRandom(seed);
  let made = 0;
  const step = (): string => {
    made += 1;
    return `${names[random(names.length)]} ${made}`;
  };
  const several = (size: number): Tree[] => {
    const parts = 2 + random(Math.min(3, size - 1));
    return Array.from({ length: parts }, (_, index) => block(Math.floor((size + index) / parts)));
  };
  const block = (size: number): Tree => {
    if (size <= 1) return random(6) === 0 ? { optional: step(), share: random(10) / 10 } : step();
    const kind = random(12);
    if (kind < 4) return { sequence: several(size) };
    if (kind < 6) return { choice: several(size) };
    if (kind < 9) return { parallel: several(size) };
    if (kind < 10) return { optional: block(size), share: random(10) / 10 };
    return random(3) === 0 ? { loop: block(size), redo: null } : { loop: block(size - 1), redo: block(1 + random(2)) };
  };
  return { sequence: [step(), block(1 + random(stepsMax)), step()] };
}

export const randomBlockGraph = (seed: number, stepsMax = 40): FlowGraph =>
  graphOf(randomTree(seed, stepsMax), ['Order expired']);

/**
 * An unstructured choice graph: steps along a line, each reached from the one before, and random edges forwards and backwards between them, with an XOR
 * join before and an XOR split after every step that has several; some runs end early in an end event of their own.
 */
export function randomChoiceGraph(seed: number, stepsMax = 16): FlowGraph {
  const random = createRandom(seed);
  const steps = 2 + random(stepsMax - 1);
  const edges = new Map<string, readonly [from: number, to: number]>();
  const addEdge = (from: number, to: number): void => {
    if (from !== to) edges.set(`${from} ${to}`, [from, to]);
  };
  for (let step = 0; step <= steps; step += 1) addEdge(step - 1, step);
  for (let extra = random(2 * steps); extra > 0; extra -= 1) addEdge(random(steps + 1) - 1, random(steps + 1));
  const builder = createGraphBuilder();
  const into = (step: number) => [...edges.values()].filter(([, to]) => to === step);
  const out = (step: number) => [...edges.values()].filter(([from]) => from === step);
  const entry = new Map<number, ElementId>();
  const exit = new Map<number, ElementId>();
  for (let step = -1; step <= steps; step += 1) {
    const type = step < 0 ? 'start' : step === steps ? 'end' : 'task';
    const node = builder.add(
      type,
      step < 0 ? 'Order placed' : step === steps ? 'Order completed' : `${names[step % 7]} ${step}`,
    );
    const join = into(step).length > 1 ? builder.add('xor', `join-${step}`) : node;
    const split = out(step).length > 1 ? builder.add('xor', `split-${step}`) : node;
    if (join !== node) builder.connect(join, node, 10);
    if (split !== node) builder.connect(node, split, 10);
    entry.set(step, join);
    exit.set(step, split);
    if (type === 'task' && random(8) === 0 && split !== node)
      builder.connect(split, builder.add('end', `Cancelled ${step}`), 1);
  }
  for (const [from, to] of edges.values()) {
    const [source, target] = [exit.get(from), entry.get(to)];
    if (source !== undefined && target !== undefined) builder.connect(source, target, random(500));
  }
  return builder.build();
}
