import { type Activity, toActivity } from '../../../shared/ids.ts';
import { parallel, sequence, step } from '../../../shared/model/blocks.ts';
import type { Model } from '../../../shared/model/model.ts';
import { seededRandom } from '../../../shared/model/testing/random.ts';
import { simulateOrders } from '../../../shared/model/testing/simulate.ts';
import type { PrefixColumns } from '../../../shared/replay/placement.ts';
import { columnsOf } from '../../../shared/replay/testing/columns.ts';

const nodesMin = 36_000;
const ordersPerDraw = 1_000;
/** Orders in which two neighbouring events changed places. */
const swappedShare = 0.05;

/** A model with four parallel branches of three steps, and the prefixes of orders that went through it, a few of them out of order. */
export function busyTree(): { readonly model: Model; readonly columns: PrefixColumns } {
  const branch = (name: string) => sequence(...[1, 2, 3].map((part) => step(toActivity(`${name} ${part}`))));
  const root = sequence(step(toActivity('placed')), parallel(...['a', 'b', 'c', 'd'].map(branch)));
  const random = seededRandom(1);
  const orders: (readonly Activity[])[] = [];
  let columns = columnsOf(orders);
  while (columns.size < nodesMin) {
    const drawn = simulateOrders(root, ordersPerDraw, random);
    orders.push(
      ...drawn.map((order) => (random.next() < swappedShare ? swapped(order, random.below(order.length)) : order)),
    );
    columns = columnsOf(orders);
  }
  return { model: { root, orders: orders.length, interrupts: [] }, columns };
}

function swapped(order: readonly Activity[], at: number): readonly Activity[] {
  return [...order.slice(0, at), ...order.slice(at, at + 2).reverse(), ...order.slice(at + 2)];
}
