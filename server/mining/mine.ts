import { labelOf } from '../../shared/event/label.ts';
import type { Activity } from '../../shared/ids.ts';
import { liveMiningWorkMax, minedVariantsMax } from '../../shared/limits.ts';
import { renderBpmn } from '../../shared/model/bpmn/bpmn.ts';
import type { Diagram } from '../../shared/model/diagram.ts';
import { search } from '../../shared/model/discover.ts';
import { heaviest } from '../../shared/model/discovery/coded-log.ts';
import { type Explanation, explain } from '../../shared/model/explain.ts';
import type { FlowGraph } from '../../shared/model/flow-graph.ts';
import { toFlowGraph } from '../../shared/model/graph.ts';
import { type LayoutMemory, layout } from '../../shared/model/layout/layout.ts';
import type { Model } from '../../shared/model/model.ts';
import type { ActivityPair } from '../../shared/order/overlaps.ts';
import { measureQuality } from '../../shared/quality/measure.ts';
import type { VariantLog } from '../../shared/variant/variant-log.ts';

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
  /** Pairs whose runs were seen to overlap in time: proven concurrent. */
  readonly overlapping?: readonly ActivityPair[];
  /** Elementary steps the search may take. */
  readonly work?: number;
}

export interface Mined {
  readonly model: Model;
  readonly graph: FlowGraph;
  readonly diagram: Diagram;
  readonly memory: LayoutMemory;
  readonly xml: string;
  /** What the picture explains of the mined orders, and what it hides. */
  readonly explanation: Explanation;
  /** More work would find no better picture. */
  readonly isThorough: boolean;
  /** How well the model, and the shown one, explain the heaviest of the mined orders; null where no model was shown. */
  readonly scores: { readonly own: number; readonly shown: number } | null;
  readonly provisional: readonly Activity[];
}

/** Finished orders → model → BPMN graph → drawing. Pure; from milliseconds to a second or two, hence the worker. */
export function mine(input: MineInput): Mined {
  const { shown, provisional = [], overlapping = [], work = liveMiningWorkMax } = input;
  const { model, isThorough } = search(input.log, {
    interrupts: input.interrupts,
    overlapping,
    work,
    ...(shown == null ? {} : { previous: shown }),
  });
  const graph = toFlowGraph(model, input.log);
  const { diagram, memory } = layout(graph, {
    labelOf: (activity) => labelOf(activity, input.labels),
    previous: input.previous,
  });
  const xml = renderBpmn(diagram, { processId: input.processId, processName: input.processName });
  const scores = shown == null ? null : { own: score(model, input.log), shown: score(shown, input.log) };
  return {
    model,
    graph,
    diagram,
    memory,
    xml,
    explanation: explain(model, input.log),
    isThorough,
    scores,
    provisional,
  };
}

/** Two pictures are compared on so many events of the heaviest variants. */
const scoredEventsMax = 2_000;

/** f_all of the model: what it explains, and how little else it allows. Orders that an interrupt cut short are judged by nothing. */
function score({ root, interrupts }: Model, { activities, variants }: VariantLog): number {
  const isInterrupt = new Set(interrupts);
  const whole = variants.filter(({ trace }) => !trace.some((index) => isInterrupt.has(activities[index] as Activity)));
  const sorted = whole.toSorted((one, other) => other.count - one.count);
  return measureQuality(root, { activities, variants: heaviest(sorted, minedVariantsMax, scoredEventsMax) }).fAll;
}
