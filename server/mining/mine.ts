import { labelOf } from '../../shared/event/label.ts';
import type { Activity } from '../../shared/ids.ts';
import { renderBpmn } from '../../shared/model/bpmn/bpmn.ts';
import type { Diagram } from '../../shared/model/diagram.ts';
import { discover } from '../../shared/model/discover.ts';
import type { FlowGraph } from '../../shared/model/flow-graph.ts';
import { toFlowGraph } from '../../shared/model/graph.ts';
import { type LayoutMemory, layout } from '../../shared/model/layout/layout.ts';
import type { Model } from '../../shared/model/model.ts';
import { measureQuality } from '../../shared/quality/measure.ts';
import { createReplayer, fits } from '../../shared/replay/replayer.ts';
import type { VariantLog, WeightedVariant } from '../../shared/variant/variant-log.ts';

/** All that one mining run needs; plain data, so that it can cross to a worker. */
export interface MineInput {
  readonly processId: string;
  readonly processName: string;
  readonly log: VariantLog;
  readonly interrupts: readonly Activity[];
  readonly labels: Readonly<Record<string, string>>;
  /** Layout memory of the shown model: unchanged elements keep their order. */
  readonly previous: LayoutMemory | null;
  /** The shown model, to be scored beside the new one. */
  readonly shown?: Model | null;
  /** Steps so new that they may be an accident. */
  readonly provisional?: readonly Activity[];
}

export interface Mined {
  readonly model: Model;
  readonly graph: FlowGraph;
  readonly diagram: Diagram;
  readonly memory: LayoutMemory;
  readonly xml: string;
  /** Share of the mined orders that the model explains exactly; 1 for none. */
  readonly fitting: number;
  /** How well the model, and the shown one, explain the heaviest of the mined orders; null where no model was shown. */
  readonly scores: { readonly own: number; readonly shown: number } | null;
  readonly provisional: readonly Activity[];
}

/** Finished orders → model → BPMN graph → drawing. Pure; from milliseconds to a second or two, hence the worker. */
export function mine(input: MineInput): Mined {
  const model = discover(input.log, { interrupts: input.interrupts });
  const graph = toFlowGraph(model, input.log);
  const { diagram, memory } = layout(graph, {
    labelOf: (activity) => labelOf(activity, input.labels),
    previous: input.previous,
  });
  const xml = renderBpmn(diagram, { processId: input.processId, processName: input.processName });
  const { shown, provisional = [] } = input;
  const scores = shown == null ? null : { own: score(model, input.log), shown: score(shown, input.log) };
  return { model, graph, diagram, memory, xml, fitting: fittingShare(model, graph, input.log), scores, provisional };
}

/** Two pictures are compared on so many events of the heaviest variants. */
const scoredEventsMax = 2_000;

/** f_all of the model: what it explains, and how little else it allows. Orders that an interrupt cut short are judged by nothing. */
function score({ root, interrupts }: Model, { activities, variants }: VariantLog): number {
  const isInterrupt = new Set(interrupts);
  const whole = variants.filter(({ trace }) => !trace.some((index) => isInterrupt.has(activities[index] as Activity)));
  const heaviest: WeightedVariant[] = [];
  let events = 0;
  for (const variant of whole.toSorted((one, other) => other.count - one.count)) {
    events += variant.trace.length;
    if (events > scoredEventsMax) break;
    heaviest.push(variant);
  }
  return measureQuality(root, { activities, variants: heaviest }).fAll;
}

/** Interrupted orders are judged by nothing: the flow never promised to explain them. */
function fittingShare(model: Model, graph: FlowGraph, log: VariantLog): number {
  const replayer = createReplayer(model, graph);
  const interrupts = new Set(model.interrupts);
  let judged = 0;
  let fitting = 0;
  for (const { trace, count } of log.variants) {
    const activities = trace.flatMap((index) => log.activities[index] ?? []);
    if (activities.some((activity) => interrupts.has(activity))) continue;
    judged += count;
    if (fits(replayer, activities)) fitting += count;
  }
  return judged === 0 ? 1 : fitting / judged;
}
