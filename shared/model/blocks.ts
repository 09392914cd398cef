import type { Activity } from '../ids.ts';
import { type Block, CHOICE_START } from './model.ts';

type Edge = readonly [from: number, to: number];

/** Nothing happens: a choice graph with only the edge START → END. */
export const emptyBlock: Block = { kind: 'choice', children: [], edges: [[CHOICE_START, 0]] };

export function isEmpty(block: Block): boolean {
  return block.kind === 'choice' && block.children.length === 0;
}

export function step(activity: Activity): Block {
  return { kind: 'activity', activity };
}

export function sequence(...children: readonly Block[]): Block {
  return { kind: 'choice', children, edges: [CHOICE_START, ...children.keys()].map((from): Edge => [from, from + 1]) };
}

/** Exactly one of the children. */
export function exclusive(...children: readonly Block[]): Block {
  const edges = [...children.keys()].flatMap((child): Edge[] => [
    [CHOICE_START, child],
    [child, children.length],
  ]);
  return { kind: 'choice', children, edges };
}

export function optional(child: Block): Block {
  return {
    kind: 'choice',
    children: [child],
    edges: [
      [CHOICE_START, 0],
      [0, 1],
      [CHOICE_START, 1],
    ],
  };
}

/** The body, then any number of times the redo part and the body again; without a redo part the body just repeats. */
export function loop(body: Block, redo?: Block): Block {
  if (!redo)
    return {
      kind: 'choice',
      children: [body],
      edges: [
        [CHOICE_START, 0],
        [0, 1],
        [0, 0],
      ],
    };
  return {
    kind: 'choice',
    children: [body, redo],
    edges: [
      [CHOICE_START, 0],
      [0, 2],
      [0, 1],
      [1, 0],
    ],
  };
}

export function parallel(...children: readonly Block[]): Block {
  return { kind: 'partial-order', children, order: [] };
}

/** Every activity of the block, in the order it is written. */
export function activitiesOf(block: Block): Activity[] {
  return block.kind === 'activity' ? [block.activity] : block.children.flatMap(activitiesOf);
}

/**
 * A block as text: `→(a, ∧(b, ×(c, d)))`, any other choice graph as its edges, `{▷→a, a→b, b→□}`. Two normalized blocks have the
 * same text exactly if they are the same up to the order of their children.
 */
export function formatBlock(block: Block): string {
  if (block.kind === 'activity') return block.activity;
  const children = block.children.map(formatBlock);
  if (block.kind === 'partial-order') {
    const order = block.order.map(([before, after]) => `${children[before]}<${children[after]}`).sort();
    return `∧(${[...[...children].sort(), ...order].join(', ')})`;
  }
  return formatChoice(children, block.edges);
}

function formatChoice(children: readonly string[], edges: readonly Edge[]): string {
  const end = children.length;
  if (end === 0) return 'τ';
  const has = (from: number, to: number): boolean => edges.some((edge) => edge[0] === from && edge[1] === to);
  const chain = chainOf(edges, end);
  if (chain) return `→(${chain.map((child) => children[child]).join(', ')})`;
  const skip = has(CHOICE_START, end) ? ['τ'] : [];
  const isExclusive =
    edges.length === 2 * end + skip.length && children.every((_, c) => has(CHOICE_START, c) && has(c, end));
  if (isExclusive) return `×(${[...children].sort().concat(skip).join(', ')})`;
  const name = (node: number): string => (node === CHOICE_START ? '▷' : node === end ? '□' : (children[node] ?? ''));
  return `{${edges
    .map(([from, to]) => `${name(from)}→${name(to)}`)
    .sort()
    .join(', ')}}`;
}

/** The children in order, if the edges run through all of them one after the other. */
function chainOf(edges: readonly Edge[], end: number): number[] | null {
  const next = new Map(edges);
  if (edges.length !== end + 1 || next.size !== edges.length) return null;
  const chain: number[] = [];
  for (let at = next.get(CHOICE_START); at !== undefined && at !== end && chain.length < end; at = next.get(at))
    chain.push(at);
  return chain.length === end ? chain : null;
}
