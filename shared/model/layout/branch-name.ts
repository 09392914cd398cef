import type { DraftNode } from './draft.ts';

/** What a branch is called when branches are put in order: the first by id of the steps and events it can begin with. */
export function branchName(first: DraftNode): string {
  const reached = new Set([first]);
  const names: string[] = [];
  for (const node of reached) {
    if (node.type === 'xor' || node.type === 'and') for (const { target } of node.outgoing) reached.add(target);
    else names.push(node.origin?.id ?? '');
  }
  return names.sort()[0] ?? '';
}
