import { type EpochMs, toActivity, toEpochMs } from '../../ids.ts';
import type { Random } from '../../model/testing/random.ts';
import type { FinishedOrder } from '../change-point.ts';

/** The steps of the flow by index. */
export const stepNames = [
  'order-placed',
  'fraud-checked',
  'payment-received',
  'payment-declined',
  'stock-reserved',
  'gift-wrapped',
  'order-shipped',
  'parcel-insured',
  'order-completed',
  'order-cancelled',
  'customer-thanked',
].map(toActivity);

const [placed, checked, paid, declined, reserved, wrapped, shipped, insured, completed, cancelled, thanked] = [
  ...stepNames.keys(),
] as [number, number, number, number, number, number, number, number, number, number, number];
export const steps = {
  placed,
  checked,
  paid,
  declined,
  reserved,
  wrapped,
  shipped,
  insured,
  completed,
  cancelled,
  thanked,
};

/** How the services work; what a deployment changes. */
export interface Services {
  readonly fraudCheckShare: number;
  /** A step whose service is gone. */
  readonly dropped: number | null;
  readonly reservesFirst: boolean;
  readonly wrappedShare: number;
  readonly insuredShare: number;
  readonly thanksShare: number;
}

export const usualServices: Services = {
  fraudCheckShare: 0,
  dropped: null,
  reservesFirst: true,
  wrappedShare: 0.5,
  insuredShare: 0.1,
  thanksShare: 0.99,
};

export interface Noise {
  /** Share of events that are read one or two places too late, those past the end not at all. */
  readonly late: number;
  /** Share of events that are lost. */
  readonly lost: number;
}

const usualNoise: Noise = { late: 0.02, lost: 0.002 };

/** Payment beside stock → wrapping → shipping → insurance; 4 % of the payments are tried again, 5 % declined. */
function path(services: Services, random: Random): number[] {
  const { fraudCheckShare, dropped, reservesFirst, wrappedShare, insuredShare, thanksShare } = services;
  const happens = (share: number): boolean => random.next() < share;
  const isDeclined = happens(0.05);
  const payment = isDeclined ? [declined] : happens(0.04) ? [paid, paid] : [paid];
  const parcel = [
    ...(reservesFirst ? [reserved] : []),
    ...(happens(wrappedShare) ? [wrapped] : []),
    shipped,
    ...(reservesFirst ? [] : [reserved]),
    ...(happens(insuredShare) ? [insured] : []),
  ];
  const between: number[] = [];
  while (payment.length + parcel.length > 0) {
    const [open] = random.next() * (payment.length + parcel.length) < payment.length ? [payment] : [parcel];
    between.push(...open.splice(0, 1));
  }
  return [
    placed,
    ...(happens(fraudCheckShare) ? [checked] : []),
    ...between,
    ...(happens(thanksShare) ? [thanked] : []),
    isDeclined ? cancelled : completed,
  ].filter((step) => step !== dropped);
}

function disturbed(trace: readonly number[], { late, lost }: Noise, random: Random): number[] {
  const read = [...trace];
  for (let at = read.length - 2; at > 0; at--) {
    const chance = random.next();
    if (chance < lost) read.splice(at, 1);
    else if (chance < lost + late) {
      const [step] = read.splice(at, 1);
      const to = at + 1 + random.below(2);
      if (step !== undefined && to < read.length) read.splice(to, 0, step);
    }
  }
  return read;
}

/** One order a second; it takes seconds to minutes, so orders do not finish as they started. */
export function simulateFinished(
  orders: number,
  services: Services,
  random: Random,
  { noise = usualNoise, firstAt = 0 }: { readonly noise?: Noise; readonly firstAt?: number } = {},
): FinishedOrder[] {
  return Array.from({ length: orders }, (_, index) => {
    const trace = disturbed(path(services, random), noise, random);
    const startedAt: EpochMs = toEpochMs(firstAt + 1000 * index);
    return { trace, startedAt, finishedAt: startedAt + trace.length * 2000 * -Math.log(1 - random.next()) };
  })
    .sort((one, other) => one.finishedAt - other.finishedAt)
    .map(({ trace, startedAt }) => ({ trace, startedAt }));
}
