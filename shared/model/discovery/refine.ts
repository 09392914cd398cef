import type { VariantLog } from '../../variant/variant-log.ts';
import { activitiesOf } from '../blocks.ts';
import { type Block, CHOICE_START, type ChoiceBlock } from '../model.ts';
import { normalize } from '../normalize.ts';
import { hasWork } from './budget.ts';
import { increase, weightAt } from './cells.ts';
import type { MiningRun, Scorer } from './score.ts';

type Edge = readonly [from: number, to: number];
/** Where a block stands: child indices from the root down. */
type Path = readonly number[];

const roundsMax = 3;
const betterBy = 1e-5;

/**
 * Judges every edge of every choice graph once more, now by what it does to the whole picture: a choice graph is chosen on its own
 * part of the log, where a skip inside an AND and an early end around it look harmless alone and together allow almost anything.
 * Toggles edges, least used first, while that helps and work is left. Every child stays on a path from START to END.
 */
export function refine(run: MiningRun, start: Block, log: VariantLog, scorer: Scorer): Block {
  let best = normalize(start);
  let score = scorer.score(best, run.settings.fitnessWeight);
  const shown = run.previous;
  if (shown && drawsTheSame(shown, best)) {
    const shownScore = scorer.score(shown, run.settings.fitnessWeight);
    if (shownScore >= score) [best, score] = [shown, shownScore];
  }
  const follows = countFollows(log);
  for (let round = 0; round < roundsMax; round++) {
    const before = score;
    for (const path of choicePaths(best)) {
      for (const edge of edgesByUse(blockAt(best, path), log, follows)) {
        if (!hasWork(run.budget)) return best;
        const toggled = toggle(blockAt(best, path), edge);
        if (!toggled) continue;
        const candidate = replaceAt(best, path, toggled);
        const found = scorer.score(candidate, run.settings.fitnessWeight);
        if (found <= score + betterBy) continue;
        score = found;
        best = candidate;
      }
    }
    if (score <= before) break;
  }
  return normalize(best);
}

function drawsTheSame(one: Block, other: Block): boolean {
  const steps = new Set(activitiesOf(one));
  const others = activitiesOf(other);
  return steps.size === others.length && others.every((activity) => steps.has(activity));
}

function choicePaths(block: Block, path: Path = []): Path[] {
  if (block.kind === 'activity') return [];
  const inner = block.children.flatMap((child, index) => choicePaths(child, [...path, index]));
  return block.kind === 'choice' ? [path, ...inner] : inner;
}

function blockAt(root: Block, path: Path): ChoiceBlock {
  let block = root;
  for (const index of path) block = block.kind === 'activity' ? block : (block.children[index] as Block);
  return block as ChoiceBlock;
}

function replaceAt(block: Block, path: Path, replacement: Block): Block {
  const [index, ...rest] = path;
  if (index === undefined || block.kind === 'activity') return replacement;
  const child = replaceAt(block.children[index] as Block, rest, replacement);
  return { ...block, children: block.children.with(index, child) };
}

/** How often one activity directly follows another, row-major. */
function countFollows(log: VariantLog): Float64Array {
  const size = log.activities.length;
  const follows = new Float64Array(size * size);
  for (const { trace, count } of log.variants) {
    for (let i = 1; i < trace.length; i++)
      increase(follows, (trace[i - 1] as number) * size + (trace[i] as number), count);
  }
  return follows;
}

/** The edges drawn, and those between children that follow each other in the log; least used first. */
function edgesByUse(block: ChoiceBlock, log: VariantLog, follows: Float64Array): Edge[] {
  const codes = new Map(log.activities.map((activity, index) => [activity, index]));
  const steps = block.children.map((child) => activitiesOf(child).map((activity) => codes.get(activity) as number));
  const drawn = new Set(block.edges.map((edge) => edge.join()));
  const edges: { edge: Edge; use: number }[] = [];
  for (let from = CHOICE_START; from < steps.length; from++) {
    for (let to = 0; to <= steps.length; to++) {
      let use = 0;
      for (const a of steps[from] ?? []) {
        for (const b of steps[to] ?? []) use += weightAt(follows, a * log.activities.length + b);
      }
      // Inside a larger child steps follow each other without leaving it.
      const isInner = from === to && (steps[from]?.length ?? 0) > 1;
      if (drawn.has(`${from},${to}`) || (use > 0 && !isInner)) edges.push({ edge: [from, to], use });
    }
  }
  return edges.sort((p, q) => p.use - q.use).map(({ edge }) => edge);
}

/** The block with the edge if it had it not and without it if it had; null if that cuts a child off. */
function toggle(block: ChoiceBlock, [from, to]: Edge): ChoiceBlock | null {
  const others = block.edges.filter((edge) => edge[0] !== from || edge[1] !== to);
  if (others.length === block.edges.length) return { ...block, edges: [...others, [from, to]] };
  return isConnected(others, block.children.length) ? { ...block, edges: others } : null;
}

function isConnected(edges: readonly Edge[], size: number): boolean {
  return reachesAll(edges, size, CHOICE_START, 0, 1) && reachesAll(edges, size, size, 1, 0);
}

function reachesAll(edges: readonly Edge[], size: number, origin: number, near: 0 | 1, far: 0 | 1): boolean {
  const seen = new Set([origin]);
  for (const node of seen) for (const edge of edges) if (edge[near] === node) seen.add(edge[far]);
  return seen.size === size + 2;
}
