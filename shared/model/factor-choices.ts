import { connect, disconnect, liveNodes, type Net, nodeAt, removeNode } from './net.ts';
import { simplifyNet } from './simplify-net.ts';

/**
 * Choices between the same ways, written down once: where one XOR gateway offers all that another offers, it leads there instead
 * of repeating the ways; likewise for joins. Exact, because a gateway's past does not limit its future.
 */
export function factorChoices(net: Net): void {
  for (const side of ['after', 'before'] as const) {
    while (factorOne(net, side)) simplifyNet(net);
  }
}

type Side = 'after' | 'before';

function factorOne(net: Net, side: Side): boolean {
  const hubs = liveNodes(net)
    .filter((index) => nodeAt(net, index).kind === 'xor' && nodeAt(net, index)[side].size > 1)
    .sort((a, b) => nodeAt(net, b)[side].size - nodeAt(net, a)[side].size);
  for (const rich of hubs) {
    for (const poor of hubs) {
      if (rich === poor || !includes(net, rich, poor, side)) continue;
      share(net, rich, poor, side);
      return true;
    }
  }
  return false;
}

function includes(net: Net, rich: number, poor: number, side: Side): boolean {
  const all = nodeAt(net, rich)[side];
  const some = nodeAt(net, poor)[side];
  if (all.size < some.size || some.has(rich) || all.has(poor)) return false;
  for (const way of some) if (!all.has(way)) return false;
  return true;
}

/** Equal ways: the two gateways become one. Included ways: the richer one leads to the poorer one instead. */
function share(net: Net, rich: number, poor: number, side: Side): void {
  const link = (near: number, far: number): void =>
    side === 'after' ? connect(net, near, far) : connect(net, far, near);
  const ways = [...nodeAt(net, poor)[side]];
  if (ways.length === nodeAt(net, rich)[side].size) {
    const others = [...nodeAt(net, poor)[side === 'after' ? 'before' : 'after']];
    removeNode(net, poor);
    for (const other of others) link(other, rich);
    return;
  }
  for (const way of ways) {
    if (side === 'after') disconnect(net, rich, way);
    else disconnect(net, way, rich);
  }
  link(rich, poor);
}
