import type { VariantLog } from '../../variant/variant-log.ts';
import type { Block } from '../model.ts';
import { hasWork, shareOf } from './budget.ts';
import { areConcurrent, concurrencyLevels, type Evidence } from './concurrency.ts';
import { type ConcurrentPair, closeGroups, uniteAll, uniteOverlapping, uniteWithWeak } from './grouping.ts';
import { createScorer, drawnParallelShare, type MiningRun } from './score.ts';
import { type UnionFind, unionFind } from './union-find.ts';

/** Strongest concurrent pairs tried one by one where no grouping of all of them helps. */
const greedyPairsMax = 8;
const betterBy = 1e-6;
/** Part of the work left that one attempt may use. */
const attemptShare = 1 / 3;

/** A log whose concurrent steps are to be grouped, from a concurrency level on. */
export interface GroupingTask {
  readonly run: MiningRun;
  readonly log: VariantLog;
  readonly evidence: Evidence;
  /** Pairs concurrent at `level`. */
  readonly pairs: readonly ConcurrentPair[];
  readonly level: number;
  /** The choice graph over these groups, or null where one of them does not split. */
  readonly draw: (run: MiningRun, groups: readonly (readonly number[])[], level: number) => Block | null;
}

interface Attempt {
  readonly block: Block | null;
  readonly score: number;
}

/** Draws the grouped and the ungrouped log and keeps the better (discovery.md §2.5, 2.9); the flat drawing never fails. */
export function bestGrouping(task: GroupingTask): Block | null {
  const { run, pairs, evidence, level } = task;
  const flat = uniteOverlapping(evidence);
  const drawFlat = (): Block | null =>
    task.draw(run, flat.groups(), concurrencyLevels.length) ??
    task.draw(run, unionFind(evidence.size).groups(), concurrencyLevels.length);
  if (pairs.length === 0) return drawFlat();
  if (!hasWork(run.budget)) return drawUnscored(task) ?? drawFlat();
  const search = startSearch(task);
  const { score } = search.attempt(flat, concurrencyLevels.length);
  for (const [index, test] of concurrencyLevels.entries()) {
    if (index < level) continue;
    const proven = pairs.filter(({ a, b }) => index === level || areConcurrent(evidence, test, a, b, false));
    search.attempt(uniteAll(evidence.size, proven), index);
  }
  search.attempt(uniteWithWeak(evidence, pairs), level);
  if (search.best().score <= score + betterBy) growGreedily(task, search, score);
  return search.best().block ?? drawFlat();
}

/** The evidence as it stands: what is drawn when there is no work left for comparing. */
function drawUnscored({ run, log, evidence, pairs, level, draw }: GroupingTask): Block | null {
  const sets = uniteAll(evidence.size, pairs);
  closeGroups(log, sets);
  return draw(run, sets.groups(), level);
}

interface Search {
  readonly attempt: (sets: UnionFind, level: number) => Attempt;
  readonly best: () => Attempt;
  readonly mayGoOn: () => boolean;
}

const failed: Attempt = { block: null, score: Number.NEGATIVE_INFINITY };

/** Draws groupings, scores each distinct one once and remembers the best. */
function startSearch({ run, log, pairs, draw }: GroupingTask): Search {
  const scorer = createScorer(run, log);
  const tried = new Map<string, Attempt>();
  let best = failed;
  // The flat drawing and the plain evidence are always compared, more only while there is work left.
  const mayGoOn = (): boolean => tried.size < 2 || hasWork(run.budget);
  const rate = (block: Block): number =>
    scorer.score(block, run.settings.fitnessWeight) +
    run.settings.parallelBonus * drawnParallelShare(block, log, pairs);
  const attempt = (sets: UnionFind, level: number): Attempt => {
    closeGroups(log, sets);
    const groups = sets.groups();
    const key = groups.map((group) => group.join('.')).join('|');
    const known = tried.get(key);
    if (known) return known;
    if (!mayGoOn()) return failed;
    const block = draw({ ...run, budget: shareOf(run.budget, attemptShare) }, groups, level);
    const made = block === null ? failed : { block, score: rate(block) };
    tried.set(key, made);
    if (made.score > best.score + betterBy) best = made;
    return made;
  };
  return { attempt, best: () => best, mayGoOn };
}

/** Bottom-up: unites the strongest concurrent pairs one by one, keeping each only if the drawing gets better. */
function growGreedily({ pairs, evidence, level }: GroupingTask, search: Search, start: number): void {
  const strongest = [...pairs]
    .sort((p, q) => q.minority - p.minority || p.a - q.a || p.b - q.b)
    .slice(0, greedyPairsMax);
  let current = uniteOverlapping(evidence);
  let score = start;
  for (const { a, b } of strongest) {
    if (current.find(a) === current.find(b)) continue;
    const grown = current.copy();
    grown.unite(a, b);
    const made = search.attempt(grown, level);
    if (made.score <= score + betterBy) continue;
    score = made.score;
    current = grown;
  }
}
