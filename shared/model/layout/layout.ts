import type { Activity } from '../../ids.ts';
import type { Diagram } from '../diagram.ts';
import type { FlowGraph } from '../flow-graph.ts';
import { markBackFlows } from './back-flows.ts';
import { makeChains } from './chains.ts';
import { assignColumns } from './columns.ts';
import { draftOf } from './draft.ts';
import { addInterrupts, drawFlow } from './drawing.ts';
import { fold } from './fold/fold.ts';
import { gatewaysOf } from './gateway-match.ts';
import { footerOf, placeInterrupts } from './interrupts.ts';
import { orderLanes } from './lane-order.ts';
import { type LayoutMemory, recall, recallLanes, recallNodes, remember } from './memory.ts';
import { packX } from './pack-x.ts';
import { packY } from './pack-y.ts';
import { loopsOf, makeReturns } from './returns.ts';
import { folding, type Size } from './sizes.ts';
import { straddleBalancedBranches } from './straddle.ts';

export type { LayoutMemory };

export interface LayoutOptions {
  /** What people call an activity. */
  readonly labelOf: (activity: Activity) => string;
  /** The memory of the picture shown now: what did not change keeps its place in the order. */
  readonly previous?: LayoutMemory | null;
  /** What the drawing should be readable in; it is folded into rows where it would not be. Null: never folded. */
  readonly window?: Size | null;
}

/**
 * Places a flow graph from left to right as chains in lanes (the project's discovery notes, §4). Deterministic and independent of
 * the order of the graph's arrays. No box or label overlaps another, no flow passes through a node it does not join, all
 * waypoints are orthogonal; this holds where every node with several entries or exits is a gateway, and a gateway has several of
 * only one kind. A drawing that would not be readable in the window is folded into rows. It starts at 0, 0 with a margin all around.
 * About a millisecond for 60 nodes, five to ten for 400.
 */
export function layout(graph: FlowGraph, options: LayoutOptions): { diagram: Diagram; memory: LayoutMemory } {
  const { labelOf, window = folding.window } = options;
  const { nodes, flows } = draftOf(graph, labelOf);
  const gateways = gatewaysOf(nodes);
  const previous = recall(options.previous ?? null, gateways);
  recallNodes(nodes, previous);
  const returns = makeReturns(markBackFlows(nodes));
  straddleBalancedBranches(assignColumns(nodes));
  const chains = makeChains(nodes, returns);
  recallLanes(chains, previous);
  const order = orderLanes(chains);
  packY(order, chains);
  packX(order);
  const flat = drawFlow(nodes, flows, order);
  const footer = footerOf(graph.interrupts.length);
  const { diagram, cuts } =
    window === null
      ? { diagram: flat, cuts: [] }
      : fold(flat, { window, footer, loops: loopsOf(returns), remembered: previous?.cuts ?? [] });
  return {
    diagram: addInterrupts(diagram, (top) => placeInterrupts(graph.interrupts, labelOf, top)),
    memory: remember(order, gateways, cuts),
  };
}
