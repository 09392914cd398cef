import type { Activity } from '../../ids.ts';
import type { VariantLog } from '../../variant/variant-log.ts';
import { emptyBlock, loop, optional, step } from '../blocks.ts';
import type { Block } from '../model.ts';
import { hasWork } from './budget.ts';
import { cell } from './cells.ts';
import { chooseEdges } from './choice-edges.ts';
import { mergeVariants, orderCount } from './coded-log.ts';
import { areConcurrent, concurrencyLevels, type Evidence, gatherEvidence } from './concurrency.ts';
import { groupRuns } from './group-runs.ts';
import { type ConcurrentPair, closeGroups, concurrentPairs, uniteAll, uniteWithWeak } from './grouping.ts';
import { drawnParallelShare, type MiningRun, scoreModel } from './score.ts';
import { splitGroup } from './split-group.ts';
import { type UnionFind, unionFind } from './union-find.ts';

/** Strongest concurrent pairs tried one by one where no grouping of all of them helps. */
const greedyPairsMax = 8;
const betterBy = 1e-6;

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

interface Attempt {
  readonly block: Block | null;
  readonly score: number;
}

function mineSteps(run: MiningRun, log: VariantLog, level: number, depth: number): Block {
  const key = `${level}|${log.activities.join('\u0000')}|${log.variants.map(({ trace, count }) => `${count}:${trace}`).join(';')}`;
  const known = run.memory.get(key);
  if (known) return known;
  const evidence = gatherEvidence(log);
  const firstLevel = concurrencyLevels[level];
  const pairs = firstLevel ? concurrentPairs(evidence, firstLevel) : [];
  const search = groupingSearch(run, log, evidence, pairs, depth);
  const flat = search.attempt(unionFind(evidence.size), concurrencyLevels.length);
  if (pairs.length > 0) {
    for (const [index, test] of concurrencyLevels.entries()) {
      if (index < level) continue;
      const proven = pairs.filter(({ a, b }) => index === level || areConcurrent(evidence, test, a, b, false));
      search.attempt(uniteAll(evidence.size, proven), index);
    }
    search.attempt(uniteWithWeak(evidence, pairs), level);
    if (search.best().score <= flat.score + betterBy)
      growGreedily(search.attempt, flat.score, pairs, evidence.size, level);
  }
  const block = search.best().block ?? flat.block ?? emptyBlock;
  run.memory.set(key, block);
  return block;
}

type TryGrouping = (sets: UnionFind, level: number) => Attempt;

/** Draws groupings of one log, scores each distinct one once and remembers the best. Without concurrency nothing needs scoring. */
function groupingSearch(
  run: MiningRun,
  log: VariantLog,
  evidence: Evidence,
  pairs: readonly ConcurrentPair[],
  depth: number,
) {
  const tried = new Map<string, Attempt>();
  let best: Attempt = { block: null, score: Number.NEGATIVE_INFINITY };
  const attempt: TryGrouping = (sets, level) => {
    closeGroups(log, sets);
    const groups = sets.groups();
    const key = groups.map((group) => group.join('.')).join('|');
    const known = tried.get(key);
    if (known) return known;
    if (tried.size > 1 && !hasWork(run.budget)) return best;
    const block = drawGroups(run, log, groups, level, depth);
    const bonus = run.settings.parallelBonus;
    const isScored = block !== null && pairs.length > 0;
    const score = isScored
      ? scoreModel(run, block, log, run.settings.fitnessWeight) + bonus * drawnParallelShare(block, log, pairs)
      : Number.NEGATIVE_INFINITY;
    const made = { block, score };
    tried.set(key, made);
    if (block !== null && (best.block === null || score > best.score + betterBy)) best = made;
    return made;
  };
  return { attempt, best: () => best, evidence };
}

/** Bottom-up: unites the strongest concurrent pairs one by one, keeping each only if the drawing gets better. */
function growGreedily(
  attempt: TryGrouping,
  start: number,
  pairs: readonly ConcurrentPair[],
  size: number,
  level: number,
): void {
  const strongest = [...pairs]
    .sort((p, q) => q.minority - p.minority || p.a - q.a || p.b - q.b)
    .slice(0, greedyPairsMax);
  let current = unionFind(size);
  let score = start;
  for (const { a, b } of strongest) {
    if (current.find(a) === current.find(b)) continue;
    const grown = current.copy();
    grown.unite(a, b);
    const made = attempt(grown, level);
    if (made.score <= score + betterBy) continue;
    score = made.score;
    current = grown;
  }
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
  return { kind: 'choice', children, edges: chooseEdges(runs, groups.length, run.settings, run.budget) };
}

function subLog(log: VariantLog, group: readonly number[], variants: VariantLog['variants']): VariantLog {
  const codes = new Int32Array(log.activities.length);
  for (const [index, activity] of group.entries()) codes[activity] = index;
  return {
    activities: group.map((activity) => log.activities[activity] as Activity),
    variants: mergeVariants(variants.map(({ trace, count }) => ({ trace: trace.map((a) => cell(codes, a)), count }))),
  };
}
