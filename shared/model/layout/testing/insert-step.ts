import { stepsOf, type Tree } from './graph-builder.ts';

/** The same process with one more block behind the step of the given number. */
export function insertAfter(tree: Tree, index: number, added: Tree): Tree {
  const target = stepsOf(tree)[index];
  const replace = (block: Tree): Tree => {
    if (typeof block === 'string') return block === target ? { sequence: [block, added] } : block;
    if ('sequence' in block) return { sequence: block.sequence.map(replace) };
    if ('choice' in block) return { ...block, choice: block.choice.map(replace) };
    if ('parallel' in block) return { parallel: block.parallel.map(replace) };
    if ('loop' in block) return { loop: replace(block.loop), redo: block.redo === null ? null : replace(block.redo) };
    return { ...block, optional: replace(block.optional) };
  };
  return replace(tree);
}
