import type { Activity } from '../ids.ts';
import { factorChoices } from './factor-choices.ts';
import { type Block, CHOICE_START, type ChoiceBlock, type PartialOrderBlock } from './model.ts';
import { addNode, connect, createNet, type Net } from './net.ts';
import { closeOrder } from './normalize.ts';
import { simplifyNet } from './simplify-net.ts';

/**
 * A model with its gateways made explicit: every XOR and AND drawn, neighbouring gateways contracted, equal and included choices
 * factored (discovery.md §2.11); an XOR gateway may still both join and split. Every rewriting keeps the language.
 */
export function gatewayNet(root: Block): Net {
  const net = createNet();
  const start = addNode(net, 'start');
  const [entry, exit] = emit(net, root);
  connect(net, start, entry);
  connect(net, exit, addNode(net, 'end'));
  simplifyNet(net);
  factorChoices(net);
  return net;
}

/** Nodes drawn, once every gateway either joins or splits. */
export function nodeCount(net: Net): number {
  let nodes = 0;
  for (const { isLive, before, after, kind } of net.nodes) {
    if (isLive) nodes += (kind === 'xor' || kind === 'and') && before.size > 1 && after.size > 1 ? 2 : 1;
  }
  return nodes;
}

/** Control-flow complexity: the ways out of XOR splits plus the AND splits. */
export function splitCount(net: Net): number {
  let splits = 0;
  for (const { kind, isLive, after } of net.nodes) {
    if (!isLive || after.size < 2) continue;
    if (kind === 'xor') splits += after.size;
    if (kind === 'and') splits += 1;
  }
  return splits;
}

type Ends = readonly [entry: number, exit: number];

function emit(net: Net, block: Block): Ends {
  switch (block.kind) {
    case 'activity':
      return emitStep(net, block.activity);
    case 'choice':
      return emitChoice(net, block);
    case 'partial-order':
      return emitPartialOrder(net, block);
  }
}

function emitStep(net: Net, activity: Activity): Ends {
  const node = addNode(net, 'task', activity);
  return [node, node];
}

/** Gateways around every child, and one gateway each for START and END. */
function emitChoice(net: Net, block: ChoiceBlock): Ends {
  const start = addNode(net, 'xor');
  const end = addNode(net, 'xor');
  const ends = block.children.map((child) => surround(net, 'xor', child));
  for (const [from, to] of block.edges) {
    const source = from === CHOICE_START ? start : ends[from]?.[1];
    const target = to === block.children.length ? end : ends[to]?.[0];
    if (source !== undefined && target !== undefined) connect(net, source, target);
  }
  return [start, end];
}

/** The reduced order (Hasse diagram), an AND split and join around every child. */
function emitPartialOrder(net: Net, block: PartialOrderBlock): Ends {
  const start = addNode(net, 'and');
  const end = addNode(net, 'and');
  const ends = block.children.map((child) => surround(net, 'and', child));
  const closed = closeOrder(block.order, block.children.length);
  const precedes = new Set(closed.map((pair) => pair.join()));
  for (const [child, [entry, exit]] of ends.entries()) {
    if (!closed.some(([, after]) => after === child)) connect(net, start, entry);
    if (!closed.some(([before]) => before === child)) connect(net, exit, end);
    for (const [before, after] of closed) {
      const isDirect = !ends.some((_, via) => precedes.has(`${before},${via}`) && precedes.has(`${via},${after}`));
      if (before === child && isDirect) connect(net, exit, (ends[after] as Ends)[0]);
    }
  }
  return [start, end];
}

function surround(net: Net, kind: 'xor' | 'and', child: Block): Ends {
  const before = addNode(net, kind);
  const after = addNode(net, kind);
  const [entry, exit] = emit(net, child);
  connect(net, before, entry);
  connect(net, exit, after);
  return [before, after];
}
