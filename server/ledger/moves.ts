import type { ElementId } from '../../shared/ids.ts';
import { movesPerTickMax } from '../../shared/limits.ts';
import type { Order } from './order.ts';

/** Tokens of one order set in motion. */
export interface PendingMove {
  readonly order: Order;
  readonly chains: readonly (readonly ElementId[])[];
}

/** Tokens set in motion since the last tick; beyond a bound they are counted, not kept (semantics 25). */
export interface Moves {
  add(order: Order, chains: PendingMove['chains'] | undefined): void;
  /** What has gathered since the last call, and how many there were in all. */
  take(): { readonly moves: readonly PendingMove[]; readonly total: number };
}

export function createMoves(): Moves {
  let moves: PendingMove[] = [];
  let total = 0;
  return {
    add(order, chains) {
      if (chains === undefined || chains.length === 0) return;
      total++;
      if (moves.length < movesPerTickMax) moves.push({ order, chains });
    },
    take() {
      const taken = { moves, total };
      moves = [];
      total = 0;
      return taken;
    },
  };
}
