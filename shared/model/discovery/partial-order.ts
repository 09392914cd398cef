import type { VariantLog } from '../../variant/variant-log.ts';
import { cell, increase } from './cells.ts';
import { doOverlap, type Evidence, orderings } from './concurrency.ts';
import { unionFind } from './union-find.ts';

/** Parts of a partial order, and which part comes before which (transitively closed). */
export interface OrderedParts {
  readonly parts: number[][];
  readonly order: [before: number, after: number][];
}

type Relation = 'before' | 'after' | 'concurrent' | 'mixed';

/** Orders in which one activity surrounds another, as a share of the orders with both, from which on they belong to one part. */
const alternationShareMin = 0.05;

/**
 * Splits a concurrent group into parts that are pairwise wholly ordered or wholly concurrent, or null if only one part is left.
 * Pairs that are exclusive, separated by loops or alternating go into one part; parts are then merged until all relations are
 * uniform and transitive. O(size⁴) at worst, sizes are small.
 */
export function orderedParts(
  log: VariantLog,
  evidence: Evidence,
  isConcurrent: (a: number, b: number) => boolean,
): OrderedParts | null {
  const { size } = evidence;
  const relation = (a: number, b: number): Relation => relationOf(evidence, a, b, isConcurrent);
  const surrounds = alternations(log);
  const sets = unionFind(size);
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const together = cell(evidence.together, a * size + b);
      const alternating = cell(surrounds, a * size + b) + cell(surrounds, b * size + a);
      const kind = relation(a, b);
      const isOrdered = kind === 'before' || kind === 'after';
      if (kind === 'mixed' || (isOrdered && alternating > alternationShareMin * together)) sets.unite(a, b);
    }
  }
  const parts = mergeUntilUniform(sets.groups(), relation);
  if (parts.length < 2) return null;
  const order: [number, number][] = [];
  for (const [i, one] of parts.entries()) {
    for (const [j, other] of parts.entries())
      if (i !== j && between(one, other, relation) === 'before') order.push([i, j]);
  }
  return { parts, order };
}

function relationOf(
  evidence: Evidence,
  a: number,
  b: number,
  isConcurrent: (a: number, b: number) => boolean,
): Relation {
  if (doOverlap(evidence, a, b)) return 'concurrent';
  const { size, together, occurrences, firstBefore } = evidence;
  const both = cell(together, a * size + b);
  const { counted } = orderings(evidence, a, b);
  if (both <= 0.05 * Math.min(cell(occurrences, a), cell(occurrences, b)) || counted < 0.3 * both) return 'mixed';
  if (isConcurrent(a, b)) return 'concurrent';
  return cell(firstBefore, a * size + b) > cell(firstBefore, b * size + a) ? 'before' : 'after';
}

/** The one relation between two parts, or 'mixed'. */
function between(
  one: readonly number[],
  other: readonly number[],
  relation: (a: number, b: number) => Relation,
): Relation {
  let common: Relation | null = null;
  for (const a of one) {
    for (const b of other) {
      const kind = relation(a, b);
      if (kind === 'mixed' || (common !== null && common !== kind)) return 'mixed';
      common = kind;
    }
  }
  return common ?? 'mixed';
}

function mergeUntilUniform(start: number[][], relation: (a: number, b: number) => Relation): number[][] {
  let parts = start;
  for (let clash = findClash(parts, relation); clash; clash = findClash(parts, relation)) {
    const [one, other] = clash;
    const merged = [...(parts[one] ?? []), ...(parts[other] ?? [])].sort((a, b) => a - b);
    parts = parts.map((part, index) => (index === one ? merged : part)).filter((_, index) => index !== other);
  }
  return parts.sort((a, b) => (a[0] as number) - (b[0] as number));
}

/** Two parts that must become one: not uniformly related, or the ends of a broken chain x < y < z. */
function findClash(parts: readonly number[][], relation: (a: number, b: number) => Relation): [number, number] | null {
  const relations = parts.map((one) => parts.map((other) => (one === other ? null : between(one, other, relation))));
  for (let i = 0; i < parts.length; i++) {
    for (let j = i + 1; j < parts.length; j++) if (relations[i]?.[j] === 'mixed') return [i, j];
  }
  for (let x = 0; x < parts.length; x++) {
    for (let y = 0; y < parts.length; y++) {
      if (relations[x]?.[y] !== 'before') continue;
      for (let z = 0; z < parts.length; z++) {
        if (z !== x && relations[y]?.[z] === 'before' && relations[x]?.[z] !== 'before') return [x, z];
      }
    }
  }
  return null;
}

/** Per ordered pair (a, b): orders in which b first happens between two occurrences of a. */
function alternations(log: VariantLog): Float64Array {
  const size = log.activities.length;
  const surrounds = new Float64Array(size * size);
  const first = new Int32Array(size);
  const last = new Int32Array(size);
  for (const { trace, count } of log.variants) {
    first.fill(-1);
    for (const [position, activity] of trace.entries()) {
      if (first[activity] === -1) first[activity] = position;
      last[activity] = position;
    }
    const present = [...new Set(trace)];
    for (const a of present) {
      for (const b of present) {
        const isInside = cell(first, b) > cell(first, a) && cell(first, b) < cell(last, a);
        if (isInside) increase(surrounds, a * size + b, count);
      }
    }
  }
  return surrounds;
}
