import type { Activity } from '../../ids.ts';
import type { VariantLog } from '../../variant/variant-log.ts';
import { emptyBlock, loop, optional, step } from '../blocks.ts';
import type { Block } from '../model.ts';
import { bestGrouping, type GroupingTask } from './best-grouping.ts';
import { spend } from './budget.ts';
import { cell } from './cells.ts';
import { chooseEdges } from './choice-edges.ts';
import { mergeVariants, orderCount } from './coded-log.ts';
import { concurrencyLevels, gatherEvidence } from './concurrency.ts';
import { groupRuns } from './group-runs.ts';
import { concurrentPairs } from './grouping.ts';
import { previousEdges } from './previous-edges.ts';
import type { MiningRun } from './score.ts';
import { splitGroup } from './split-group.ts';

/**
 * Mines one (sub)log from a concurrency level on: optional if many of its orders are empty, else a step, else the best choice
 * graph over groups of concurrent steps (discovery.md §2.1, 2.5). Levels only rise on the way down, so it ends.
 */
export function mineLog(run: MiningRun, log: VariantLog, level: number, depth: number): Block {
  const orders = orderCount(log.variants);
  const filled = withoutEmpty(log);
  if (filled.variants.length === 0) return emptyBlock;
  const isOptional = orders - orderCount(filled.variants) > run.settings.skipShare * orders;
  const block = filled.activities.length === 1 ? mineStep(run, filled) : mineSteps(run, filled, level, depth);
  return isOptional ? optional(block) : block;
}

/** The orders that do something, and only the activities that occur in them. */
function withoutEmpty(log: VariantLog): VariantLog {
  const used = new Set(log.variants.flatMap(({ trace }) => trace));
  const kept = [...log.activities.keys()].filter((activity) => used.has(activity));
  const codes = new Map(kept.map((activity, index) => [activity, index]));
  const variants = log.variants
    .filter(({ trace }) => trace.length > 0)
    .map(({ trace, count }) => ({ trace: trace.map((activity) => codes.get(activity) as number), count }));
  return {
    activities: kept.map((activity) => log.activities[activity] as Activity),
    variants: mergeVariants(variants),
  };
}

function mineStep(run: MiningRun, log: VariantLog): Block {
  const repeating = orderCount(log.variants.filter(({ trace }) => trace.length > 1));
  const only = step(log.activities[0] as Activity);
  return repeating >= 2 && repeating > run.settings.repeatShare * orderCount(log.variants) ? loop(only) : only;
}

function mineSteps(run: MiningRun, log: VariantLog, level: number, depth: number): Block {
  const key = `${level}|${log.activities.join('\u0000')}|${log.variants.map(({ trace, count }) => `${count}:${trace}`).join(';')}`;
  const known = run.memory.get(key);
  if (known) return known;
  const evidence = gatherEvidence(log, run.overlaps);
  spend(run.budget, evidence.size ** 2 * 16);
  const test = concurrencyLevels[level];
  const pairs = test ? concurrentPairs(evidence, test) : [];
  const draw: GroupingTask['draw'] = (part, groups, at) => drawGroups(part, log, groups, at, depth);
  const block = bestGrouping({ run, log, evidence, pairs, level, draw }) ?? emptyBlock;
  run.memory.set(key, block);
  return block;
}

/** The choice graph over these groups, or null where a group turns out not to split into concurrent parts. */
function drawGroups(
  run: MiningRun,
  log: VariantLog,
  groups: readonly (readonly number[])[],
  level: number,
  depth: number,
): Block | null {
  if (groups.length === 1 && (groups[0] as number[]).length > 1) return splitGroup(run, log, level, depth, mineLog);
  const { runs, inside } = groupRuns(log, groups);
  const children: Block[] = [];
  for (const [index, group] of groups.entries()) {
    const block =
      group.length === 1
        ? step(log.activities[group[0] as number] as Activity)
        : splitGroup(run, subLog(log, group, inside[index] ?? []), level, depth + 1, mineLog);
    if (block === null) return null;
    children.push(block);
  }
  const named = groups.map((group) => group.map((activity) => log.activities[activity] as Activity));
  const shown = previousEdges(run.previous, named);
  return { kind: 'choice', children, edges: chooseEdges(runs, groups.length, run.settings, run.budget, shown) };
}

function subLog(log: VariantLog, group: readonly number[], variants: VariantLog['variants']): VariantLog {
  const codes = new Int32Array(log.activities.length);
  for (const [index, activity] of group.entries()) codes[activity] = index;
  return {
    activities: group.map((activity) => log.activities[activity] as Activity),
    variants: mergeVariants(variants.map(({ trace, count }) => ({ trace: trace.map((a) => cell(codes, a)), count }))),
  };
}
