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
