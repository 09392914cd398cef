import { emptyBlock, isEmpty } from './blocks.ts';
import { type Block, CHOICE_START, type ChoiceBlock, type PartialOrderBlock } from './model.ts';

type Edge = readonly [from: number, to: number];

/**
 * The same language with trivial nesting merged: a choice graph inside a choice graph becomes part of it, a partial order inside
 * a partial order likewise, blocks of one child that add nothing are unwrapped, empty parts vanish. O(edges², only where nested).
 */
export function normalize(block: Block): Block {
  switch (block.kind) {
    case 'activity':
      return block;
    case 'choice':
      return unwrapChoice(flattenChoice({ ...block, children: block.children.map(normalize) }));
    case 'partial-order':
      return flattenPartialOrder({ ...block, children: block.children.map(normalize) });
  }
}

/** The entries and exits a child offers to the graph around it, in indices of the flattened graph. */
interface Inlined {
  readonly entries: readonly number[];
  readonly exits: readonly number[];
  readonly skips: boolean;
}

function flattenChoice(block: ChoiceBlock): ChoiceBlock {
  if (!block.children.some((child) => child.kind === 'choice')) return block;
  const children: Block[] = [];
  const edges: Edge[] = [];
  const inlined = block.children.map((child): Inlined => {
    const offset = children.length;
    if (child.kind !== 'choice') {
      children.push(child);
      return { entries: [offset], exits: [offset], skips: false };
    }
    const end = child.children.length;
    children.push(...child.children);
    const inner = child.edges.filter(([from, to]) => from !== CHOICE_START && to !== end);
    for (const [from, to] of inner) edges.push([from + offset, to + offset]);
    return {
      entries: child.edges.filter(([from, to]) => from === CHOICE_START && to !== end).map(([, to]) => to + offset),
      exits: child.edges.filter(([from, to]) => from !== CHOICE_START && to === end).map(([from]) => from + offset),
      skips: child.edges.some(([from, to]) => from === CHOICE_START && to === end),
    };
  });
  for (const [from, to] of throughSkipped(block.edges, inlined)) {
    const sources = from === CHOICE_START ? [CHOICE_START] : (inlined[from]?.exits ?? []);
    const targets = to === block.children.length ? [children.length] : (inlined[to]?.entries ?? []);
    for (const source of sources) for (const target of targets) edges.push([source, target]);
  }
  return { kind: 'choice', children, edges: distinct(edges) };
}

/** The edges plus, for every child that may be skipped, its predecessors joined to its successors. */
function throughSkipped(edges: readonly Edge[], inlined: readonly Inlined[]): Edge[] {
  let all = distinct(edges);
  for (const [child, { skips }] of inlined.entries()) {
    if (!skips) continue;
    const before = all.filter(([, to]) => to === child).map(([from]) => from);
    const after = all.filter(([from]) => from === child).map(([, to]) => to);
    all = distinct([...all, ...before.flatMap((from) => after.map((to): Edge => [from, to]))]);
  }
  return all;
}

function distinct(edges: readonly Edge[]): Edge[] {
  const byKey = new Map(edges.map((edge) => [edge.join(), edge]));
  return [...byKey.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function unwrapChoice(block: ChoiceBlock): Block {
  const [only] = block.children;
  if (block.children.length === 0) return emptyBlock;
  return block.children.length === 1 && only && block.edges.length === 2 ? only : block;
}

function flattenPartialOrder(block: PartialOrderBlock): Block {
  const children: Block[] = [];
  const order: Edge[] = [];
  const members = block.children.map((child) => {
    const offset = children.length;
    const inner = child.kind === 'partial-order' ? child.children : isEmpty(child) ? [] : [child];
    children.push(...inner);
    if (child.kind === 'partial-order') for (const [a, b] of child.order) order.push([a + offset, b + offset]);
    return inner.map((_, index) => index + offset);
  });
  for (const [before, after] of closeOrder(block.order, block.children.length)) {
    for (const a of members[before] ?? []) for (const b of members[after] ?? []) order.push([a, b]);
  }
  const [only] = children;
  if (!only) return emptyBlock;
  return children.length === 1 ? only : { kind: 'partial-order', children, order: distinct(order) };
}

/** The transitive closure of an order over `size` items. O(size³). */
export function closeOrder(order: readonly Edge[], size: number): Edge[] {
  const after = Array.from({ length: size }, () => new Set<number>());
  for (const [a, b] of order) after[a]?.add(b);
  for (let via = 0; via < size; via++) {
    for (const reached of after) if (reached.has(via)) for (const far of after[via] ?? []) reached.add(far);
  }
  return after.flatMap((reached, a) => [...reached].sort((x, y) => x - y).map((b): Edge => [a, b]));
}
