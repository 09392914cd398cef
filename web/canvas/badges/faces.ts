import type { GatewayRecord, StepRecord } from '../../../shared/view/records.ts';
import { formatCount } from '../../time/format.ts';
import { abbreviate } from '../format.ts';
import type { StepHeat } from '../heat/heat-of.ts';
import type { BadgeFace } from './badge-node.ts';

/** How many wait at a step. A zero is quiet: the style sheet lets it go after a moment, so that a quick step does not flicker. */
export function waitingFace(step: StepRecord): BadgeFace {
  const { waiting } = step;
  return {
    icon: 'dot',
    tone: waiting > 0 ? 'flight' : 'quiet',
    text: abbreviate(waiting),
    title: `${formatCount(waiting)} waiting for ${step.label}`,
  };
}

/** How many are in trouble: the overdue, else those at risk, else nothing. */
export function troubleFace({ overdue, atRisk }: Pick<StepRecord, 'overdue' | 'atRisk'>): BadgeFace | null {
  if (overdue > 0) {
    const title = `${formatCount(overdue)} overdue${atRisk > 0 ? `, ${formatCount(atRisk)} at risk` : ''}`;
    return { icon: 'alert', tone: 'over', text: abbreviate(overdue), title };
  }
  if (atRisk === 0) return null;
  return { icon: 'hourglass', tone: 'risk', text: abbreviate(atRisk), title: `${formatCount(atRisk)} at risk` };
}

/** The number of the present heat mode. */
export function heatFace(heat: StepHeat | undefined): BadgeFace | null {
  return heat?.text ? { icon: 'none', tone: 'none', text: heat.text, title: heat.title } : null;
}

/** The pill of a gateway or of an event: how many stand there, in the colour of their trouble; nothing for nobody. */
export function pillFace(record: Pick<GatewayRecord, 'waiting' | 'overdue' | 'atRisk'>): BadgeFace | null {
  if (record.waiting === 0) return null;
  const trouble = troubleFace(record);
  const title = `${formatCount(record.waiting)} waiting here${trouble ? `, ${trouble.title}` : ''}`;
  return { icon: 'hourglass', tone: trouble?.tone ?? 'none', text: abbreviate(record.waiting), title };
}
