import type { Activity } from '../ids.ts';
import { activitiesOf } from './blocks.ts';
import type { Block } from './model.ts';
import { closeOrder } from './normalize.ts';

/** How one step of a model stands to another: before or after it, beside it, instead of it, or both by turns. */
export type PairRelation = 'before' | 'after' | 'parallel' | 'exclusive' | 'loop';

/** The relation of every pair of steps, in both directions; a step has none to itself. O(steps² + blocks · edges). */
export function pairRelations(block: Block): Map<Activity, Map<Activity, PairRelation>> {
  const relations = new Map<Activity, Map<Activity, PairRelation>>();
  const visit = (part: Block): void => {
    if (part.kind === 'activity') {
      relations.set(part.activity, relations.get(part.activity) ?? new Map());
      return;
    }
    part.children.forEach(visit);
    const leads = leadsTo(part);
    const steps = part.children.map(activitiesOf);
    for (const [i, left] of steps.entries()) {
      for (const [j, right] of steps.entries()) {
        if (i === j) continue;
        const relation = relationOf(part.kind, leads(i, j), leads(j, i));
        for (const one of left) for (const other of right) relations.get(one)?.set(other, relation);
      }
    }
  };
  visit(block);
  return relations;
}

function relationOf(kind: 'choice' | 'partial-order', forth: boolean, back: boolean): PairRelation {
  if (forth && back) return 'loop';
  if (forth) return 'before';
  if (back) return 'after';
  return kind === 'choice' ? 'exclusive' : 'parallel';
}

/** Whether one child may come before another. */
function leadsTo(block: Exclude<Block, { kind: 'activity' }>): (from: number, to: number) => boolean {
  const pairs = block.kind === 'choice' ? block.edges.filter(([from]) => from >= 0) : block.order;
  const size = block.children.length;
  const closed = closeOrder(
    pairs.filter(([, to]) => to < size),
    size,
  );
  const reached = new Set(closed.map(([from, to]) => from * size + to));
  return (from, to) => reached.has(from * size + to);
}
