import type { ElementId } from '../ids.ts';
import type { FlowPaths } from './flow-paths.ts';
import type { MarkingToken } from './marking.ts';
import type { OrderPath } from './order-path.ts';

/**
 * Per blocked step and blocked join the open tokens it certainly cannot do without: those without which no way of the others leads there, a
 * join wanting all its branches. What is certain of nothing is left out. O(tokens × flows²) at worst.
 */
export function neededBy(
  paths: FlowPaths,
  path: Pick<OrderPath, 'done' | 'blocked'>,
  tokens: readonly MarkingToken[],
): ReadonlyMap<ElementId, readonly MarkingToken[]> {
  const done = new Set(path.done);
  const without = tokens.map((token) => ({
    token,
    reached: reachedFrom(
      paths,
      tokens.filter((other) => other !== token).map(({ element }) => element),
      done,
    ),
  }));
  const needs = new Map<ElementId, readonly MarkingToken[]>();
  for (const element of path.blocked) {
    const node = paths.node(element);
    if (node === null || (node.activity === null && !paths.isJoin(node))) continue;
    const needed = without.filter(({ reached }) => !reached.has(element)).map(({ token }) => token);
    if (needed.length > 0) needs.set(element, needed);
  }
  return needs;
}

/** Where tokens at these elements may get on their own; a join lets pass when each of its flows was or can be taken. */
function reachedFrom(
  paths: FlowPaths,
  from: readonly ElementId[],
  done: ReadonlySet<ElementId>,
): ReadonlySet<ElementId> {
  const reached = new Set(from);
  const taken = new Set(done);
  const entersThrough = (join: ElementId): boolean =>
    paths.graph.flows.every(({ id, target }) => target !== join || taken.has(id));
  // A set grows while it is walked: what is added is visited too.
  for (const element of reached) {
    for (const { id, target } of paths.outgoing(element)) {
      taken.add(id);
      const node = paths.node(target);
      if (node !== null && (!paths.isJoin(node) || entersThrough(target))) reached.add(target);
    }
  }
  return reached;
}
