import type { VariantLog } from '../variant/variant-log.ts';
import type { Alignment } from './align.ts';
import type { StateGraph } from './state-graph.ts';

/** What orders did after one past: the root is the empty one. */
interface Past {
  /** Where the model stands if it replays the past exactly, else −1. */
  readonly fitting: number;
  /** Where the alignment of the first order with this past puts it. */
  readonly aligned: number;
  /** Orders that went on from here. */
  passed: number;
  readonly next: Map<number, Past>;
}

export interface Precision {
  /** ETC precision (Muñoz-Gama, Carmona 2010; align-ETC): of the steps the model allows after pasts it replays exactly, the share taken. */
  readonly fitting: number;
  /** The same over all pasts, each where its order's alignment puts it. */
  readonly all: number;
}

/**
 * Share of the allowed steps that some order took, weighted by the orders at each past. Where nothing is allowed nowhere, the first is 1 and
 * the second 0, as the oracle has it. O(events · steps allowed).
 */
export function measurePrecision(graph: StateGraph, log: VariantLog, alignments: readonly Alignment[]): Precision {
  const root = collectPasts(graph, log, alignments);
  const orders = log.variants.reduce((sum, { count }) => sum + count, 0);
  const fitting = { allowed: 0, used: 0 };
  const all = { allowed: 0, used: 0 };
  const add = (tally: { allowed: number; used: number }, past: Past, state: number, weight: number): void => {
    if (state < 0) return;
    const arcs = graph.arcs(state);
    tally.allowed += weight * arcs.length;
    tally.used += weight * arcs.filter(({ code }) => past.next.has(code)).length;
  };
  const waiting = [root];
  for (let past = waiting.pop(); past !== undefined; past = waiting.pop()) {
    add(fitting, past, past.fitting, past === root ? orders : past.passed);
    add(all, past, past.aligned, past.passed);
    waiting.push(...past.next.values());
  }
  return {
    fitting: fitting.allowed === 0 ? 1 : fitting.used / fitting.allowed,
    all: all.allowed === 0 ? 0 : all.used / all.allowed,
  };
}

function collectPasts(graph: StateGraph, { variants }: VariantLog, alignments: readonly Alignment[]): Past {
  const root = pastOf(graph.start, graph.start);
  for (const [variant, { trace, count }] of variants.entries()) {
    let past = root;
    for (const [index, step] of trace.entries()) {
      past.passed += count;
      let next = past.next.get(step);
      if (next === undefined) {
        const fitting = past.fitting < 0 ? -1 : graph.follow(past.fitting, step);
        next = pastOf(fitting, alignments[variant]?.places[index + 1] ?? graph.start);
        past.next.set(step, next);
      }
      past = next;
    }
  }
  return root;
}

const pastOf = (fitting: number, aligned: number): Past => ({ fitting, aligned, passed: 0, next: new Map() });
