import type { ModelMessage } from '../../../shared/protocol/http.ts';
import type { OrderPath } from '../props.ts';

/** The stuck order of the design's second picture: stock and shipping done, payment never came. */
export function stuckOrderPath({ diagram }: ModelMessage): OrderPath {
  const idOf = (activity: string) => diagram.nodes.find((node) => node.activity === activity)?.id ?? activity;
  const [start, payment, stock, shipping, end] = [
    'order-placed',
    'payment',
    'stock',
    'shipping',
    'order-completed',
  ].map(idOf) as [string, string, string, string, string];
  const gateways = diagram.nodes.filter(({ type }) => type === 'and').sort((a, b) => a.x - b.x);
  const split = gateways[0]?.id ?? '';
  const join = gateways.at(-1)?.id ?? '';
  const doneNodes = new Set([start, split, stock, shipping]);
  const flow = (keep: (source: string, target: string) => boolean) =>
    diagram.flows.filter(({ source, target }) => keep(source, target)).map(({ id }) => id);
  return {
    orderId: '7f3a91c4',
    attention: 'overdue',
    done: [...doneNodes, ...flow((source) => doneNodes.has(source))],
    waiting: [payment],
    stopped: [],
    blocked: [join, end, ...flow((source) => source === payment || source === join)],
    notes: {
      [payment]: { badge: '47m 12s of 10m', line: 'due 10:12:11' },
      [stock]: { badge: '12.0 s', line: 'done at 10:02:23' },
      [shipping]: { badge: '40.0 s', line: 'done at 10:03:03' },
      [join]: { badge: 'waits for Payment' },
    },
  };
}
