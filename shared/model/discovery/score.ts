import type { Activity } from '../../ids.ts';
import type { VariantLog } from '../../variant/variant-log.ts';
import { activitiesOf } from '../blocks.ts';
import { gatewayNet, nodeCount, splitCount } from '../gateway-net.ts';
import type { Block } from '../model.ts';
import { closeOrder, normalize } from '../normalize.ts';
import { evaluateModel } from './alignment.ts';
import type { WorkBudget } from './budget.ts';
import { heaviest } from './coded-log.ts';
import type { Overlaps } from './concurrency.ts';
import type { ConcurrentPair } from './grouping.ts';
import { flatPrefixTree } from './prefix-tree.ts';
import { fScore } from './quality.ts';
import type { MiningSettings } from './settings.ts';

/** What one mining run carries through its recursion. */
export interface MiningRun {
  readonly settings: MiningSettings;
  readonly budget: WorkBudget;
  readonly overlaps: Overlaps;
  /** The model shown until now: where searches start. */
  readonly previous: Block | null;
  /** Blocks already mined, by level and log. */
  readonly memory: Map<string, Block>;
}

/** Candidates are compared on the heaviest variants. */
const scoredVariantsMax = 200;
/** Fewer events where there are more activities: states and arcs grow with them. */
const scoredCellsMax = 120_000;
const scoredEventsMax = 6_000;
/** What a picture of twice the nodes that can be read costs. */
const crowdPenalty = 0.5;

/** Compares pictures of one log. */
export interface Scorer {
  /** F_β of the model on the log less what its gateways cost the reader (discovery.md §2.9). */
  readonly score: (block: Block, fitnessWeight: number) => number;
}

export function createScorer({ settings, budget }: MiningRun, log: VariantLog): Scorer {
  const size = log.activities.length;
  const eventsMax = Math.min(scoredEventsMax, scoredCellsMax / size);
  const tree = flatPrefixTree(heaviest(log.variants, scoredVariantsMax, eventsMax));
  return {
    score: (block, fitnessWeight) => {
      const quality = evaluateModel(block, log.activities, tree, budget);
      const net = gatewayNet(normalize(block));
      const crowd = Math.max(0, nodeCount(net) - settings.nodesMax) / settings.nodesMax;
      const penalty = (settings.gatewayPenalty * splitCount(net)) / (size + 4) + crowdPenalty * crowd;
      return fScore(quality, settings, fitnessWeight) - penalty;
    },
  };
}

/** Share of the proven concurrency, weighted by its evidence, that the model draws in parallel. */
export function drawnParallelShare(block: Block, log: VariantLog, pairs: readonly ConcurrentPair[]): number {
  const drawn = parallelPairs(block);
  let shown = 0;
  let all = 0;
  for (const { a, b, minority } of pairs) {
    all += minority;
    if (drawn.get(log.activities[a] as Activity)?.has(log.activities[b] as Activity)) shown += minority;
  }
  return all === 0 ? 0 : shown / all;
}

/** For every activity those drawn in parallel with it. */
export function parallelPairs(block: Block): Map<Activity, Set<Activity>> {
  const pairs = new Map<Activity, Set<Activity>>();
  const link = (one: Activity, other: Activity): void => {
    const partners = pairs.get(one) ?? new Set<Activity>();
    pairs.set(one, partners.add(other));
  };
  const visit = (part: Block): void => {
    if (part.kind === 'activity') return;
    part.children.forEach(visit);
    if (part.kind === 'choice') return;
    const ordered = new Set(
      closeOrder(part.order, part.children.length).flatMap(([a, b]) => [`${a},${b}`, `${b},${a}`]),
    );
    const steps = part.children.map(activitiesOf);
    for (const [i, left] of steps.entries()) {
      for (const [j, right] of steps.entries()) {
        if (i === j || ordered.has(`${i},${j}`)) continue;
        for (const one of left) for (const other of right) link(one, other);
      }
    }
  };
  visit(block);
  return pairs;
}
