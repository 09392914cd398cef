import { type Checker, createChecker } from '../../shared/conformance/checker.ts';
import { matchSteps, type StepMatch } from '../../shared/conformance/match-steps.ts';
import type { Reference } from '../../shared/conformance/reference.ts';
import type { OrderVerdict } from '../../shared/conformance/verdict.ts';
import type { Activity } from '../../shared/ids.ts';
import { conformanceVerdictsMax } from '../../shared/limits.ts';
import type { PrefixTree } from '../../shared/variant/prefix-tree.ts';
import type { ReferenceConfig } from '../config/config.ts';

/** Judges prefixes of a tree by the event types that were known when it was made; a new type makes a new one. */
export interface Judging {
  readonly activities: readonly Activity[];
  readonly matches: ReadonlyMap<string, StepMatch>;
  readonly checker: Checker;
  /** Found once per prefix, open and whole ones apart: a prefix never changes. */
  verdictOn(node: number, isWhole: boolean): OrderVerdict | null;
}

export function createJudging(
  tree: PrefixTree,
  reference: Reference,
  map: ReferenceConfig['map'],
  labels: Readonly<Record<string, string>>,
): Judging {
  const activities = [...tree.activities];
  const matches = matchSteps(reference, activities, labels, map);
  const checker = createChecker(reference, matches);
  const verdicts = new Map<number, OrderVerdict | null>();
  return {
    activities,
    matches,
    checker,
    verdictOn(node, isWhole) {
      const key = 2 * node + (isWhole ? 1 : 0);
      let verdict = verdicts.get(key);
      if (verdict === undefined) {
        if (verdicts.size >= conformanceVerdictsMax) verdicts.clear();
        verdict = checker.judge(traceOf(tree, node), isWhole);
        verdicts.set(key, verdict);
      }
      return verdict;
    },
  };
}

export function traceOf(tree: PrefixTree, node: number): readonly Activity[] {
  return tree.trace(node).flatMap((index) => tree.activities[index] ?? []);
}
