import type { VariantLog } from '../../variant/variant-log.ts';
import { parallel } from '../blocks.ts';
import type { Block } from '../model.ts';
import {
  averageLinkBranches,
  type Branches,
  isStrictlyConcurrent,
  lenientBranches,
  nearLinkBranches,
  strictBranches,
  widestBranches,
} from './and-split.ts';
import { hasWork } from './budget.ts';
import { projectLog } from './coded-log.ts';
import {
  areConcurrent,
  concurrencyLevels,
  type Evidence,
  gatherEvidence,
  isSwapSignificant,
  orderings,
} from './concurrency.ts';
import { orderedParts } from './partial-order.ts';
import { createScorer, type MiningRun } from './score.ts';
import { componentsOf } from './union-find.ts';

const depthMax = 12;
/** Inside a group precision counts as much as fitness. */
const fitnessWeight = 1;
const strictBonus = 0.04;
const branchBonus = 0.02;
const orderedPairPenalty = 0.003;
const betterBy = 1e-6;

type Mine = (run: MiningRun, log: VariantLog, level: number, depth: number) => Block;

/** A way to divide the group, not drawn before it is asked for. */
interface Division {
  readonly key: string;
  readonly bonus: number;
  readonly parts: readonly (readonly number[])[];
  readonly order: readonly (readonly [number, number])[];
}

/**
 * Divides a group of concurrent activities into what runs in parallel: an AND where branches fall apart, else a partial order,
 * else whatever a stricter concurrency level finds; null if nothing does (discovery.md §2.8).
 */
export function splitGroup(run: MiningRun, log: VariantLog, level: number, depth: number, mine: Mine): Block | null {
  if (depth > depthMax) return null;
  const evidence = gatherEvidence(log, run.overlaps);
  const draw = ({ parts, order }: Division): Block => {
    const children = parts.map((part) => mine(run, projectLog(log, part), level, depth + 1));
    return order.length === 0 ? parallel(...children) : { kind: 'partial-order', children, order };
  };
  const divisions = distinctDivisions(log, evidence, level);
  const [first] = divisions;
  if (!first) return level < concurrencyLevels.length ? mine(run, log, level + 1, depth + 1) : null;
  if (divisions.length === 1 || !hasWork(run.budget)) return draw(firmest(divisions) ?? first);
  const scorer = createScorer(run, log);
  let best: { block: Block; score: number } | null = null;
  for (const division of divisions) {
    const block = draw(division);
    const score = scorer.score(block, fitnessWeight) + division.bonus;
    if (!best || score > best.score + betterBy) best = { block, score };
  }
  return best?.block ?? null;
}

/** The division that stands on the firmest evidence: what is drawn where there is no work left for comparing. */
function firmest(divisions: readonly Division[]): Division | undefined {
  return [...divisions].sort((one, other) => other.bonus - one.bonus)[0];
}

function distinctDivisions(log: VariantLog, evidence: Evidence, level: number): Division[] {
  const strict = strictBranches(evidence);
  const linked = averageLinkBranches(evidence);
  const lenient = lenientBranches(evidence);
  const widest = widestBranches(evidence);
  const rivals = Math.max(linked.length, lenient.length, widest.length);
  if (strict.length > 1 && rivals <= strict.length) return [andOf(strict, strictBonus)];
  const divisions: Division[] = [andOf(linked, branchBonus)];
  if (widest.length > lenient.length) divisions.push(andOf(widest, 0));
  divisions.push(andOf(strict, strictBonus), andOf(lenient, branchBonus));
  if (strict.length < 2)
    divisions.push(...weakerBranches(evidence, level).map((branches) => andOf(branches, branchBonus)));
  if (rivals < 2) divisions.push(andOf(nearLinkBranches(evidence), branchBonus));
  divisions.push(...partialOrders(log, evidence, level));
  const byKey = new Map<string, Division>();
  for (const division of divisions) {
    const known = byKey.get(division.key);
    if (division.parts.length > 1 && (!known || known.bonus < division.bonus)) byKey.set(division.key, division);
  }
  return [...byKey.values()];
}

function andOf(branches: Branches, bonus: number): Division {
  return { key: keyOf(branches, []), bonus, parts: branches, order: [] };
}

type PairTest = (a: number, b: number) => boolean;

/** Weaker tests for groups that the strict one leaves in one piece. */
function weakerBranches(evidence: Evidence, level: number): Branches[] {
  const tests: PairTest[] = [
    (a, b) => isSwapSignificant(evidence, a, b, 0.02, 0.5),
    (a, b) => isSwapSignificant(evidence, a, b, 0.01, 0.5),
    atLevel(evidence, level),
    hasMinority(evidence),
  ];
  return tests.map((test) => componentsOf(evidence.size, (a, b) => !test(a, b)));
}

function partialOrders(log: VariantLog, evidence: Evidence, level: number): Division[] {
  const tests: PairTest[] = [
    (a, b) => isStrictlyConcurrent(evidence, a, b),
    atLevel(evidence, level),
    hasMinority(evidence),
  ];
  return tests.flatMap((test) => {
    const found = orderedParts(log, evidence, test);
    if (!found) return [];
    const { parts, order } = found;
    return [{ key: keyOf(parts, order), bonus: -orderedPairPenalty * order.length, parts, order }];
  });
}

/** Past the strictest level the strictest test goes on. */
function atLevel(evidence: Evidence, level: number): PairTest {
  const test = concurrencyLevels[level] ?? concurrencyLevels.at(-1);
  return (a, b) => test !== undefined && areConcurrent(evidence, test, a, b, true);
}

function hasMinority(evidence: Evidence): PairTest {
  return (a, b) => {
    const { counted, minority } = orderings(evidence, a, b);
    return minority > 0.1 * counted;
  };
}

function keyOf(parts: readonly (readonly number[])[], order: readonly (readonly [number, number])[]): string {
  return `${parts.map((part) => part.join('.')).join('|')}/${order.join(';')}`;
}
