import type { DraftFlow, DraftNode } from './draft.ts';

/**
 * The flows that close a loop: depth-first from the start events, flows that went left to right in the previous picture before
 * the others, the heaviest first; a flow to a node still being visited goes back. Marks them as returns. O(flows · log flows).
 */
export function markBackFlows(nodes: readonly DraftNode[]): DraftFlow[] {
  const state = new Map<DraftNode, 'open' | 'done'>();
  const back: DraftFlow[] = [];
  const roots = [...nodes.filter((node) => node.incoming.length === 0), ...nodes];
  for (const root of roots) {
    if (state.has(root)) continue;
    state.set(root, 'open');
    const path = [{ node: root, flows: visitOrder(root).values() }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const step = top.flows.next();
      if (step.done) {
        state.set(top.node, 'done');
        path.pop();
        continue;
      }
      const target = step.value.target;
      if (state.get(target) === 'open') back.push(step.value);
      if (state.has(target)) continue;
      state.set(target, 'open');
      path.push({ node: target, flows: visitOrder(target).values() });
    }
  }
  for (const flow of back) flow.direction = 'return';
  return back;
}

function visitOrder(node: DraftNode): DraftFlow[] {
  return [...node.outgoing].sort((a, b) => Number(wentForward(b)) - Number(wentForward(a)));
}

function wentForward({ source, target }: DraftFlow): boolean {
  return (
    source.remembered !== null && target.remembered !== null && source.remembered.column < target.remembered.column
  );
}
