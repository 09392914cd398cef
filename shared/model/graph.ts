import type { ElementId } from '../ids.ts';
import type { VariantLog } from '../variant/variant-log.ts';
import { elementIdOf } from './element-id.ts';
import { countFlows } from './flow-counts.ts';
import type { FlowGraph, FlowNode } from './flow-graph.ts';
import { flowIdOf, nodeIds } from './flow-ids.ts';
import { foldEvents } from './fold-events.ts';
import { gatewayNet } from './gateway-net.ts';
import type { Model } from './model.ts';
import { liveNodes, nodeAt } from './net.ts';
import { normalize } from './normalize.ts';
import { splitMixedGateways } from './simplify-net.ts';

export interface FlowGraphOptions {
  /**
   * `fold` (default): the one activity every order starts with is the start event, an activity nothing follows is an end event of
   * its own. `tasks`: plain start and end event, every activity a task.
   */
  readonly events?: 'fold' | 'tasks';
}

/**
 * The model as BPMN draws it. Ids are the same whenever the same things are drawn in the same place, so that a re-mined model keeps
 * its elements. Flow counts come from routing every order of `log` over the graph (see `countFlows`).
 */
export function toFlowGraph(model: Model, log: VariantLog, options: FlowGraphOptions = {}): FlowGraph {
  const net = gatewayNet(normalize(model.root));
  if (options.events !== 'tasks') foldEvents(net);
  splitMixedGateways(net);
  const ids = nodeIds(net);
  const idOf = (index: number): ElementId => ids.get(index) as ElementId;
  const counts = countFlows(net, log, model.interrupts);
  const nodes = liveNodes(net).map((index): FlowNode => {
    const { kind, activity } = nodeAt(net, index);
    return { id: idOf(index), type: kind, activity };
  });
  const flows = liveNodes(net).flatMap((index) =>
    [...nodeAt(net, index).after].map((to) => ({
      id: flowIdOf(idOf(index), idOf(to)),
      source: idOf(index),
      target: idOf(to),
      count: counts(index, to),
    })),
  );
  const interrupts = model.interrupts.map(
    (activity): FlowNode => ({ id: elementIdOf(activity), type: 'end', activity }),
  );
  return { nodes, flows, interrupts };
}
