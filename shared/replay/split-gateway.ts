import type { Activity, ElementId } from '../ids.ts';
import type { FlowNode } from '../model/flow-graph.ts';
import { type FlowPaths, isGateway } from './flow-paths.ts';

/**
 * The split where a token waits that comes from one of the sources and may take any of these steps: the XOR split behind a source
 * that leads to most of them and by itself, before any join, to the fewest others; where none of them has to come one that leads
 * past them too; then to the fewest others in all; among equals the nearest. Null where none leads to any of them. O(splits · flows).
 */
export function splitFor(
  paths: FlowPaths,
  sources: readonly ElementId[],
  anyOf: readonly Activity[],
  mayEnd: boolean,
): ElementId | null {
  let best: { readonly id: ElementId; readonly score: readonly number[] } | null = null;
  for (const split of splitsBehind(paths, sources)) {
    const { steps, end } = reach(paths, split, true);
    const shared = anyOf.filter((activity) => steps.has(activity)).length;
    const excess = [...reach(paths, split, false).steps].filter((activity) => !anyOf.includes(activity)).length;
    const leadsPast = end || steps.size > shared;
    const score = [shared, -excess, leadsPast || !mayEnd ? 1 : 0, -steps.size, end === mayEnd ? 1 : 0];
    if (shared > 0 && (best === null || isHigher(score, best.score))) best = { id: split.id, score };
  }
  return best?.id ?? null;
}

/** XOR splits behind the sources with only gateways in between, nearest first. */
function splitsBehind(paths: FlowPaths, sources: readonly ElementId[]): readonly FlowNode[] {
  const seen = new Set(sources);
  const splits: FlowNode[] = [];
  for (const element of seen) {
    const here = paths.node(element);
    if (here?.type === 'xor' && paths.outgoing(element).length > 1) splits.push(here);
    for (const { target } of paths.outgoing(element)) {
      const node = paths.node(target);
      if (node !== null && isGateway(node)) seen.add(target);
    }
  }
  return splits;
}

/** What a token may do next from a gateway: by itself, or together with those that other branches send to the joins behind it. */
function reach(
  paths: FlowPaths,
  gateway: FlowNode,
  passesJoins: boolean,
): { readonly steps: ReadonlySet<Activity>; readonly end: boolean } {
  const steps = new Set<Activity>();
  let end = false;
  const seen = new Set([gateway.id]);
  for (const element of seen) {
    for (const { target } of paths.outgoing(element)) {
      const node = paths.node(target);
      if (node === null) continue;
      if (isGateway(node)) {
        if (passesJoins || !paths.isJoin(node)) seen.add(target);
      } else if (node.activity !== null) steps.add(node.activity);
      else end = true;
    }
  }
  return { steps, end };
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  const differing = one.findIndex((value, index) => value !== other[index]);
  return differing >= 0 && (one[differing] ?? 0) > (other[differing] ?? 0);
}
