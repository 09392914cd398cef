import type { Activity } from '../../ids.ts';
import { activitiesOf } from '../blocks.ts';
import { parallelPairs } from '../discovery/score.ts';
import { toFlowGraph } from '../graph.ts';
import type { Block } from '../model.ts';

/** Share of ordered pairs of the truth's activities that are related alike in both: before, after, parallel, exclusive, loop. */
export function relationAccuracy(truth: Block, found: Block): number {
  const activities = activitiesOf(truth);
  const expected = relations(truth);
  const actual = relations(found);
  const pairs = activities.flatMap((a) => activities.filter((b) => b !== a).map((b) => `${a}|${b}`));
  return pairs.filter((pair) => expected.get(pair) === actual.get(pair)).length / Math.max(1, pairs.length);
}

type Relation = 'parallel' | 'loop' | 'before' | 'after' | 'exclusive';

function relations(root: Block): Map<string, Relation> {
  const graph = toFlowGraph({ root, orders: 0, interrupts: [] }, { activities: [], variants: [] }, { events: 'tasks' });
  const after = new Map<string, string[]>();
  for (const { source, target } of graph.flows) after.set(source, [...(after.get(source) ?? []), target]);
  const tasks = graph.nodes.filter(({ type }) => type === 'task');
  const reached = new Map(tasks.map(({ id, activity }) => [activity as Activity, reachedFrom(id, after)]));
  const idOf = new Map(tasks.map(({ id, activity }) => [activity as Activity, id]));
  const isBefore = (a: Activity, b: Activity): boolean => reached.get(a)?.has(idOf.get(b) ?? '') ?? false;
  const parallel = parallelPairs(root);
  const found = new Map<string, Relation>();
  for (const a of idOf.keys()) {
    for (const b of idOf.keys()) {
      if (a !== b) found.set(`${a}|${b}`, relate(parallel.get(a)?.has(b) ?? false, isBefore(a, b), isBefore(b, a)));
    }
  }
  return found;
}

function relate(isParallel: boolean, forth: boolean, back: boolean): Relation {
  if (isParallel) return 'parallel';
  if (forth && back) return 'loop';
  return forth ? 'before' : back ? 'after' : 'exclusive';
}

function reachedFrom(origin: string, after: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set(after.get(origin));
  for (const node of seen) for (const further of after.get(node) ?? []) seen.add(further);
  return seen;
}
