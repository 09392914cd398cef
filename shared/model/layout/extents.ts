import { chainOf, type DraftNode } from './draft.ts';
import { label } from './sizes.ts';

/** The heights between which a vertical line through the middle of a node joins its lanes. */
export interface Trunk {
  top: number;
  bottom: number;
}

/** Air above and below a node. */
const edge = 4;

export const rightOf = (node: DraftNode): number => node.x + node.size.width;
export const middleOf = (node: DraftNode): number => node.x + node.size.width / 2;

/** The strips of the node and of its label, each with how far it reaches left and right from the node's middle. */
export function boxesOf(node: DraftNode): { top: number; bottom: number; reach: number }[] {
  const y = chainOf(node).y;
  const half = node.size.height / 2;
  const box = { top: y - half - edge, bottom: y + half + edge, reach: node.size.width / 2 };
  if (node.label === null) return [box];
  const top = y + half;
  return [box, { top, bottom: top + label.below + node.label.height + edge, reach: node.label.width / 2 }];
}
