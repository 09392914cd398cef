import type { WeightedVariant } from '../../variant/variant-log.ts';
import { CHOICE_START } from '../model.ts';
import { hasWork, spend, type WorkBudget } from './budget.ts';
import { cell } from './cells.ts';
import { choiceEvaluator } from './choice-fitness.ts';
import { type Adjacency, countTraffic, isConnected, skeleton, type Traffic } from './choice-traffic.ts';
import { heaviest } from './coded-log.ts';
import { flatPrefixTree } from './prefix-tree.ts';
import { fScore } from './quality.ts';
import type { MiningSettings } from './settings.ts';

/** Shares of the traffic at its ends that an edge must carry to be drawn; each is tried. */
const thresholds = [0.6, 0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1, 0.07, 0.05, 0.03, 0.02, 0.01, 0];
/** Once a lower threshold scores this much worse than the best, lower ones are not tried. */
const sweepGiveUp = 0.15;
const scoredVariantsMax = 300;
const scoredEventsMax = 12_000;
const climbRoundsMax = 3;
const evaluationsMax = 250;
const climbedEdgesMin = 96;
const swapsMax = 4;
const betterBy = 1e-5;

/** A drawing under evaluation: what it scores, or -∞ for one that cuts a child off. */
interface Search {
  readonly traffic: Traffic;
  readonly score: (edges: Adjacency) => number;
  readonly mayGoOn: () => boolean;
}

/**
 * Chooses the edges of a choice graph over traces of children 0 … size - 1 (discovery.md §2.7): the skeleton, then the traffic
 * threshold that scores best, then single edges toggled or swapped while that helps and work is left. Every child stays on a
 * path from START to END. Edges are in the model's convention (-1 = START, size = END).
 */
export function chooseEdges(
  traces: readonly WeightedVariant[],
  size: number,
  settings: MiningSettings,
  budget: WorkBudget,
  previous: readonly (readonly [number, number])[],
): [number, number][] {
  const traffic = countTraffic(traces, size);
  const tree = flatPrefixTree(heaviest(traces, scoredVariantsMax, scoredEventsMax));
  const evaluate = choiceEvaluator(tree, size);
  let evaluations = 0;
  const search: Search = {
    traffic,
    mayGoOn: () => evaluations < evaluationsMax && hasWork(budget),
    score: (edges) => {
      evaluations++;
      spend(budget, tree.size * (2 * traffic.width + 16) + traffic.width ** 2);
      const extraEdges = countEdges(edges) - size - 1;
      return (
        fScore(evaluate(edges), settings, settings.fitnessWeight) - (settings.edgePenalty * extraEdges) / (size + 4)
      );
    },
  };
  const swept = hasWork(budget) ? sweep(search) : { edges: atThreshold(traffic, unsearchedThreshold), score: 0 };
  const start = startFrom(search, swept, previous);
  return toEdgeList(climb(search, start), traffic);
}

/** Drawn where there is no work left to compare. */
const unsearchedThreshold = 0.2;

function atThreshold(traffic: Traffic, threshold: number): Adjacency {
  const edges = skeleton(traffic);
  for (const edge of allEdges(traffic)) if (trafficShare(traffic, edge) >= threshold) edges[edge] = 1;
  return edges;
}

/** The edges shown until now, completed where they leave a child out, if they are better than what was swept. */
function startFrom(search: Search, swept: Scored, previous: readonly (readonly [number, number])[]): Scored {
  if (previous.length === 0) return swept;
  const { width, size, start } = search.traffic;
  const shown = new Uint8Array(width * width);
  for (const [from, to] of previous)
    shown[(from === CHOICE_START ? start : from) * width + (to === size ? size + 1 : to)] = 1;
  if (!isConnected(shown, size)) {
    const base = skeleton(search.traffic);
    for (const edge of base.keys()) if (base[edge]) shown[edge] = 1;
  }
  if (!search.mayGoOn()) return { edges: shown, score: swept.score };
  const score = search.score(shown);
  return score >= swept.score ? { edges: shown, score } : swept;
}

interface Scored {
  readonly edges: Adjacency;
  readonly score: number;
}

function sweep(search: Search): Scored {
  const { traffic, score } = search;
  const base = skeleton(traffic);
  const candidates = allEdges(traffic)
    .filter((edge) => !base[edge])
    .map((edge) => ({ edge, share: trafficShare(traffic, edge) }));
  let best: Scored = { edges: base, score: score(base) };
  let drawn = 0;
  for (const threshold of thresholds) {
    const chosen = candidates.filter(({ share }) => share >= threshold);
    if (chosen.length === drawn) continue;
    if (!search.mayGoOn()) break;
    drawn = chosen.length;
    const edges = base.slice();
    for (const { edge } of chosen) edges[edge] = 1;
    const scored = { edges, score: score(edges) };
    if (scored.score > best.score + 1e-9) best = scored;
    else if (scored.score < best.score - sweepGiveUp) break;
  }
  return best;
}

/** Toggles the heaviest edges one by one, keeping what helps; an edge nothing can do without is tried against others there. */
function climb(search: Search, start: Scored): Scored {
  const { traffic } = search;
  const heaviest = allEdges(traffic).slice(0, Math.max(climbedEdgesMin, traffic.size * 4));
  let best = start;
  for (let round = 0; round < climbRoundsMax; round++) {
    const before = best.score;
    for (const edge of heaviest) {
      if (!search.mayGoOn()) return best;
      best = improve(search, best, edge);
    }
    if (best.score <= before) break;
  }
  return best;
}

function improve(search: Search, best: Scored, edge: number): Scored {
  const edges = best.edges.slice();
  edges[edge] = edges[edge] ? 0 : 1;
  if (edges[edge] || isConnected(edges, search.traffic.size)) {
    const score = search.score(edges);
    return score > best.score + betterBy ? { edges, score } : best;
  }
  for (const other of replacements(search.traffic, best.edges, edge)) {
    const swapped = edges.slice();
    swapped[other] = 1;
    if (!isConnected(swapped, search.traffic.size)) continue;
    const score = search.score(swapped);
    if (score > best.score + betterBy) return { edges: swapped, score };
  }
  return best;
}

/** Edges not drawn that leave or enter the same child as `edge`, heaviest first. */
function replacements({ width, flow, start, end }: Traffic, drawn: Adjacency, edge: number): number[] {
  const from = Math.floor(edge / width);
  const to = edge % width;
  const others: number[] = [];
  for (let node = 0; node < width; node++) {
    if (node !== from) others.push(node * width + to);
    if (node !== to) others.push(from * width + node);
  }
  return others
    .filter((other) => cell(flow, other) > 0 && !drawn[other] && other !== start * width + end)
    .sort((a, b) => cell(flow, b) - cell(flow, a) || a - b)
    .slice(0, swapsMax);
}

/** Every edge with traffic, heaviest first; START → END is not one, an order without any step says nothing here. */
function allEdges({ width, flow, start, end }: Traffic): number[] {
  const edges: number[] = [];
  for (let edge = 0; edge < flow.length; edge++)
    if (cell(flow, edge) > 0 && edge !== start * width + end) edges.push(edge);
  return edges.sort((a, b) => cell(flow, b) - cell(flow, a) || a - b);
}

/** Share of the traffic leaving one end, or half the share of that entering the other. */
function trafficShare({ width, flow, visits }: Traffic, edge: number): number {
  const carried = cell(flow, edge);
  return Math.max(carried / cell(visits, Math.floor(edge / width)), (0.5 * carried) / cell(visits, edge % width));
}

function toEdgeList(best: Scored, { width, size, start, end }: Traffic): [number, number][] {
  const list: [number, number][] = [];
  for (let edge = 0; edge < best.edges.length; edge++) {
    if (!best.edges[edge]) continue;
    const from = Math.floor(edge / width);
    const to = edge % width;
    list.push([from === start ? -1 : from, to === end ? size : to]);
  }
  return list;
}

function countEdges(edges: Adjacency): number {
  let count = 0;
  for (const edge of edges) count += edge;
  return count;
}
