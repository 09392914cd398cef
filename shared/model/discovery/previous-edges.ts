import type { Activity } from '../../ids.ts';
import { activitiesOf } from '../blocks.ts';
import { type Block, CHOICE_START, type ChoiceBlock } from '../model.ts';

type Edge = readonly [from: number, to: number];

/**
 * The edges an earlier model draws between these groups of activities, in the convention of a choice graph over them: where a search
 * should start, so that a picture changes no more than it must. Empty where the earlier model draws them in no one choice graph.
 */
export function previousEdges(previous: Block | null, groups: readonly (readonly Activity[])[]): Edge[] {
  if (!previous) return [];
  const groupOf = new Map(groups.flatMap((group, index) => group.map((activity) => [activity, index] as const)));
  let found: Edge[] = [];
  for (const block of choicesIn(previous)) {
    const edges = edgesBetween(block, groupOf, groups.length);
    if (edges.length > found.length) found = edges;
  }
  return found;
}

function choicesIn(block: Block): ChoiceBlock[] {
  if (block.kind === 'activity') return [];
  const inner = block.children.flatMap(choicesIn);
  return block.kind === 'choice' ? [block, ...inner] : inner;
}

function edgesBetween(block: ChoiceBlock, groupOf: ReadonlyMap<Activity, number>, size: number): Edge[] {
  const groupOfChild = block.children.map((child) => {
    const groups = new Set(activitiesOf(child).map((activity) => groupOf.get(activity)));
    return groups.size === 1 ? [...groups][0] : undefined;
  });
  const groupAt = (node: number): number | undefined =>
    node === CHOICE_START ? CHOICE_START : node === block.children.length ? size : groupOfChild[node];
  const edges = new Map<string, Edge>();
  for (const [from, to] of block.edges) {
    const near = groupAt(from);
    const far = groupAt(to);
    if (near === undefined || far === undefined || (near === CHOICE_START && far === size)) continue;
    // Children that became one group follow each other inside it.
    if (near !== far || from === to) edges.set(`${near},${far}`, [near, far]);
  }
  return [...edges.values()];
}
