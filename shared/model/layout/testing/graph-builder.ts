import { type ElementId, toActivity, toElementId } from '../../../ids.ts';
import { elementIdOf } from '../../element-id.ts';
import type { Flow, FlowGraph, FlowNode, FlowNodeType } from '../../flow-graph.ts';

/** A block-structured process; `graphOf` makes its gateways explicit. */
export type Tree =
  | string
  | { readonly sequence: readonly Tree[] }
  | { readonly choice: readonly Tree[]; readonly shares?: readonly number[] }
  | { readonly parallel: readonly Tree[] }
  | { readonly loop: Tree; readonly redo: Tree | null }
  | { readonly optional: Tree; readonly share?: number };

export interface GraphBuilder {
  readonly add: (type: FlowNodeType, name: string) => ElementId;
  readonly connect: (source: ElementId, target: ElementId, count: number) => void;
  readonly build: (interrupts?: readonly string[]) => FlowGraph;
}

export function createGraphBuilder(): GraphBuilder {
  const nodes: FlowNode[] = [];
  const flows: Flow[] = [];
  const isGateway = (type: FlowNodeType): boolean => type === 'xor' || type === 'and';
  return {
    add: (type, name) => {
      const activity = isGateway(type) || name === '' ? null : toActivity(name);
      let id = activity === null ? toElementId(`${type}_${name.replace(/\W/gu, '.')}`) : elementIdOf(activity);
      while (nodes.some((node) => node.id === id)) id = toElementId(`${id}.`);
      nodes.push({ id, type, activity });
      return id;
    },
    connect: (source, target, count) => {
      flows.push({ id: toElementId(`flow_${source}_${target}_${flows.length}`), source, target, count });
    },
    build: (interrupts = []) => ({
      nodes,
      flows,
      interrupts: interrupts.map((name) => {
        const activity = toActivity(name);
        return { id: elementIdOf(activity), type: 'end', activity };
      }),
    }),
  };
}

/** Gateways are named after what they enclose, so that they keep their ids when something elsewhere changes. */
export function graphOf(
  tree: Tree,
  interrupts: readonly string[] = [],
  ends = ['Order placed', 'Order completed'],
): FlowGraph {
  const builder = createGraphBuilder();
  const start = builder.add('start', ends[0] ?? '');
  const last = append(builder, tree, start, 1000);
  builder.connect(last, builder.add('end', ends[1] ?? ''), 1000);
  return builder.build(interrupts);
}

export function stepsOf(tree: Tree): string[] {
  if (typeof tree === 'string') return [tree];
  if ('sequence' in tree) return tree.sequence.flatMap(stepsOf);
  if ('choice' in tree) return tree.choice.flatMap(stepsOf);
  if ('parallel' in tree) return tree.parallel.flatMap(stepsOf);
  if ('loop' in tree) return [...stepsOf(tree.loop), ...(tree.redo === null ? [] : stepsOf(tree.redo))];
  return stepsOf(tree.optional);
}

/** Adds a block behind `from` and returns the node it ends with. */
function append(builder: GraphBuilder, tree: Tree, from: ElementId, count: number): ElementId {
  if (typeof tree === 'string') {
    const step = builder.add('task', tree);
    builder.connect(from, step, count);
    return step;
  }
  if ('sequence' in tree)
    return tree.sequence.reduce<ElementId>((last, child) => append(builder, child, last, count), from);
  if ('parallel' in tree)
    return appendBranches(
      builder,
      'and',
      tree.parallel,
      tree.parallel.map(() => count),
      from,
      count,
    );
  if ('choice' in tree) {
    const shares = tree.shares ?? tree.choice.map(() => 1 / tree.choice.length);
    return appendBranches(
      builder,
      'xor',
      tree.choice,
      shares.map((share) => Math.round(share * count)),
      from,
      count,
    );
  }
  if ('optional' in tree) {
    const skipped = Math.round((tree.share ?? 0.2) * count);
    return appendBranches(builder, 'xor', [tree.optional, null], [count - skipped, skipped], from, count);
  }
  return appendLoop(builder, tree.loop, tree.redo, from, count);
}

function appendBranches(
  builder: GraphBuilder,
  type: 'xor' | 'and',
  branches: readonly (Tree | null)[],
  counts: readonly number[],
  from: ElementId,
  count: number,
): ElementId {
  const name = branches.map((branch) => (branch === null ? '' : stepsOf(branch)[0])).join('-');
  const split = builder.add(type, `split-${name}`);
  const join = builder.add(type, `join-${name}`);
  builder.connect(from, split, count);
  branches.forEach((branch, index) => {
    const share = counts[index] ?? 0;
    const last = branch === null ? split : append(builder, branch, split, share);
    builder.connect(last, join, share);
  });
  return join;
}

function appendLoop(builder: GraphBuilder, body: Tree, redo: Tree | null, from: ElementId, count: number): ElementId {
  const name = stepsOf(body)[0];
  const join = builder.add('xor', `again-${name}`);
  builder.connect(from, join, count);
  const last = append(builder, body, join, count * 1.2);
  const split = builder.add('xor', `done-${name}`);
  builder.connect(last, split, count * 1.2);
  builder.connect(redo === null ? split : append(builder, redo, split, count * 0.2), join, count * 0.2);
  return split;
}
