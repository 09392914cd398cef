import { toDurationMs } from '../../../shared/ids.ts';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import { durationClass, durationCuts, type HeatCuts } from '../../../shared/view/heat.ts';
import type { StepRecord } from '../../../shared/view/records.ts';
import { formatCount, formatMeasured, formatRate } from '../../time/format.ts';
import { percentUsed } from '../format.ts';
import type { HeatMode } from '../props.ts';

/** What a step shows under a heat mode: the marker that colours it and the number that says it. */
export interface StepHeat {
  /** `heat-0` … `heat-4` (expiry) or `dur-0` … `dur-4` (everything without alarm); null: not coloured. */
  readonly marker: string | null;
  /** The badge's number; null: no badge. */
  readonly text: string | null;
  /** The same in words, for the badge's title. */
  readonly title: string;
}

/** What the steps of a flow are measured by: the slowest and the busiest of those that are coloured. */
export interface FlowScale {
  readonly durationCutsMs: HeatCuts;
  readonly busiestPerMinute: number;
}

/** The scale of the drawn flow. Its ends are not coloured and do not count: how long until an expiry says nothing about a step. */
export function flowScale(records: readonly StepRecord[], model: ModelMessage | null): FlowScale {
  const tasks = new Set<string>(model?.diagram.nodes.filter(({ type }) => type === 'task').map(({ id }) => id));
  const steps = records.filter(({ element }) => tasks.has(element));
  const most = (values: readonly number[]): number => Math.max(0, ...values);
  return {
    durationCutsMs: durationCuts(toDurationMs(most(steps.map(({ p95Ms }) => p95Ms ?? 0)))),
    busiestPerMinute: most(steps.map(({ perMinute }) => perMinute)),
  };
}

/** Rate of a step as a share of the busiest step's. */
const volumeCuts = [0.2, 0.4, 0.6, 0.8] as const;

const none: StepHeat = { marker: null, text: null, title: '' };

function classOf(value: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => value >= cut).length;
}

/** Every marker a heat mode may set, for taking them off again. */
export const heatMarkers: readonly string[] = [0, 1, 2, 3, 4].flatMap((n) => [`heat-${n}`, `dur-${n}`]);

/** The heat of one step of a flow. */
export function heatOf(step: StepRecord, mode: HeatMode, scale: FlowScale): StepHeat {
  const { durationCutsMs, busiestPerMinute: busiest } = scale;
  switch (mode) {
    case 'off':
      return none;
    case 'expiry':
      if (step.budgetUsed === null || step.heat === null) return none;
      return {
        marker: `heat-${step.heat}`,
        text: percentUsed(step.budgetUsed),
        title: `${percentUsed(step.budgetUsed)} of ${step.limitKind === 'learned' ? 'the learned limit' : 'the limit'}${
          step.limitMs === null ? '' : ` of ${formatMeasured(step.limitMs)}`
        } used, p90 of the orders waiting here`,
      };
    case 'duration':
      if (step.p95Ms === null || step.p50Ms === null) return none;
      return {
        marker: `dur-${durationClass(toDurationMs(step.p95Ms), durationCutsMs)}`,
        text: formatMeasured(step.p95Ms),
        title: `p50 ${formatMeasured(step.p50Ms)}, p95 ${formatMeasured(step.p95Ms)}, ${formatCount(step.runs)} runs`,
      };
    case 'volume':
      return {
        marker: `dur-${busiest > 0 ? classOf(step.perMinute / busiest, volumeCuts) : 0}`,
        text: `${formatRate(step.perMinute)} / min`,
        title: `${formatCount(step.total)} in all`,
      };
  }
}
