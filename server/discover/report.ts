import type { Activity } from '../../shared/ids.ts';
import { activitiesOf } from '../../shared/model/blocks.ts';
import type { Diagram } from '../../shared/model/diagram.ts';
import type { Model } from '../../shared/model/model.ts';
import { measureQuality } from '../../shared/quality/measure.ts';
import type { VariantLog } from '../../shared/variant/variant-log.ts';
import { ordersPerActivity } from './completed-steps.ts';
import type { Drawn } from './draw.ts';

/** What `discover --json` prints; the names are part of the interface. Shares are rounded to three decimals, times are milliseconds. */
export interface DiscoveryReport {
  readonly log: string;
  readonly orders: number;
  readonly variants: number;
  /** Events that are steps. */
  readonly events: number;
  readonly activities: number;
  /** Rows of the log that were no events. */
  readonly skipped: number;
  readonly fitness: number;
  readonly fitting: number;
  readonly precision: number;
  readonly precision_all: number;
  readonly f: number;
  readonly f_all: number;
  /** How fitness and precision were found, and what stood in where that was too far. */
  readonly method: string;
  /** What is not drawn, most frequent first. */
  readonly hidden: readonly { readonly activity: Activity; readonly orders: number }[];
  /** Where the slider stood, 0 to 100. */
  readonly simplicity: number;
  readonly nodes: number;
  readonly tasks: number;
  readonly gateways: { readonly exclusive: number; readonly parallel: number };
  readonly flows: number;
  readonly timings: Readonly<Record<'read' | 'discover' | 'draw' | 'measure', number>>;
}

export interface ReportFacts {
  readonly log: string;
  readonly skipped: number;
  readonly simplicity: number;
  readonly readMs: number;
}

/** Measures the drawn model against its own log. */
export function createReport(
  { log, skipped, simplicity, readMs }: ReportFacts,
  finished: VariantLog,
  drawn: Drawn,
): DiscoveryReport {
  const startedAt = performance.now();
  const quality = measureQuality(drawn.model.root, finished);
  const measureMs = performance.now() - startedAt;
  const { discoverMs, drawMs } = drawn.timings;
  return {
    log,
    orders: quality.orders,
    variants: quality.variants,
    events: finished.variants.reduce((sum, { trace, count }) => sum + trace.length * count, 0),
    activities: finished.activities.length,
    skipped,
    fitness: toThree(quality.fitness),
    fitting: toThree(quality.fitting),
    precision: toThree(quality.precision),
    precision_all: toThree(quality.precisionAll),
    f: toThree(quality.f),
    f_all: toThree(quality.fAll),
    method: explainMethod(quality.approximated),
    hidden: hiddenActivities(drawn.model, finished),
    simplicity,
    ...countNodes(drawn.diagram),
    timings: {
      read: toThree(readMs),
      discover: toThree(discoverMs),
      draw: toThree(drawMs),
      measure: toThree(measureMs),
    },
  };
}

function hiddenActivities({ root }: Model, log: VariantLog): DiscoveryReport['hidden'] {
  const shown = new Set(activitiesOf(root));
  return [...ordersPerActivity(log)]
    .filter(([activity]) => !shown.has(activity))
    .map(([activity, orders]) => ({ activity, orders }))
    .sort((a, b) => b.orders - a.orders);
}

function countNodes({ nodes, flows }: Diagram) {
  const count = (type: Diagram['nodes'][number]['type']): number => nodes.filter((node) => node.type === type).length;
  return {
    nodes: nodes.length,
    tasks: count('task'),
    gateways: { exclusive: count('xor'), parallel: count('and') },
    flows: flows.length,
  };
}

const explainMethod = (approximated: number): string =>
  approximated === 0 ? 'alignments' : `alignments, not proven the cheapest for ${approximated} orders`;

const toThree = (value: number): number => Math.round(value * 1_000) / 1_000;
