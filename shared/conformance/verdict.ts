import type { Activity } from '../ids.ts';
import type { AlignmentMove } from './alignment.ts';

/** What one order did otherwise than the reference says. */
export interface OrderVerdict {
  /** Nodes of the reference done in their place, in order; by position in it. */
  readonly done: readonly number[];
  /** Nodes the order passed without doing them. */
  readonly missing: readonly number[];
  /** Events the reference has no place for there, by index in the trace. */
  readonly extra: readonly number[];
  /** Nodes done, but not where they belong. */
  readonly wrongOrder: readonly { readonly node: number; readonly index: number }[];
}

export const conforms = ({ missing, extra, wrongOrder }: OrderVerdict): boolean =>
  missing.length + extra.length + wrongOrder.length === 0;

/** Reads an alignment: a step missing in one place and found as an extra event in another was done in the wrong order. */
export function verdictOf(
  moves: readonly AlignmentMove[],
  trace: readonly Activity[],
  isOf: (node: number, activity: Activity) => boolean,
): OrderVerdict {
  const done: number[] = [];
  const passed: number[] = [];
  let extra: readonly number[] = moves.flatMap((move) => (move.kind === 'event' ? [move.index] : []));
  for (const move of moves) {
    if (move.kind === 'together') done.push(move.step);
    if (move.kind === 'step') passed.push(move.step);
  }
  const missing: number[] = [];
  const wrongOrder: { node: number; index: number }[] = [];
  for (const node of passed) {
    const index = extra.find((position) => isOf(node, trace[position] ?? ('' as Activity)));
    if (index === undefined) missing.push(node);
    else {
      wrongOrder.push({ node, index });
      extra = extra.filter((position) => position !== index);
    }
  }
  return { done, missing, extra, wrongOrder };
}
