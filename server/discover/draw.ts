import type { Activity } from '../../shared/ids.ts';
import { renderBpmn } from '../../shared/model/bpmn/bpmn.ts';
import type { Diagram } from '../../shared/model/diagram.ts';
import { type DiscoveryOptions, discover } from '../../shared/model/discover.ts';
import { toFlowGraph } from '../../shared/model/graph.ts';
import { layout } from '../../shared/model/layout/layout.ts';
import type { Model } from '../../shared/model/model.ts';
import type { VariantLog } from '../../shared/variant/variant-log.ts';

/** What offline discovery makes of a log. */
export interface Drawn {
  readonly model: Model;
  readonly diagram: Diagram;
  readonly xml: string;
  readonly timings: { readonly discoverMs: number; readonly drawMs: number };
}

/**
 * The engine of the live picture, on a log that is known whole. Steps keep the names of the log and every one is a task, start and end
 * are plain events: so another tool reads the model with the log beside it.
 */
export function draw(name: string, log: VariantLog, options: DiscoveryOptions): Drawn {
  const startedAt = performance.now();
  const model = discover(log, options);
  const discoveredAt = performance.now();
  const graph = toFlowGraph(model, log, { events: 'tasks' });
  const { diagram } = layout(graph, { labelOf: (activity: Activity) => activity });
  const xml = renderBpmn(diagram, {
    processId: name,
    processName: name,
    documentation: `Inferred from ${model.orders} orders.`,
  });
  const timings = { discoverMs: discoveredAt - startedAt, drawMs: performance.now() - discoveredAt };
  return { model, diagram, xml, timings };
}
