import { createFlowWatch } from '../../../shared/change/flow-watch.ts';
import { createPairTables } from '../../../shared/change/pair-tables.ts';
import { type Services, simulateFinished, steps, usualServices } from '../../../shared/change/testing/noisy-flow.ts';
import { createShapeReader } from '../../../shared/change/trace-shape.ts';
import { seededRandom } from '../../../shared/model/testing/random.ts';
import { type Bench, figure } from '../bench.ts';
import { median, quantile } from '../support/statistics.ts';
import { createLivePicture } from './live-picture.ts';

const tableOrders = 100_000;
const tableRounds = 5;

/** Counting finished orders in the pair tables, and all that is done with one: ways, relations, change detection. */
export const tablesBench: Bench = {
  name: 'tables',
  async *run() {
    const orders = simulateFinished(tableOrders, usualServices, seededRandom(1));
    const events = orders.reduce((sum, { trace }) => sum + trace.length, 0);
    const perSecond = (work: () => void): number =>
      median(
        Array.from({ length: tableRounds }, () => {
          const startedAt = performance.now();
          work();
          return (events / (performance.now() - startedAt)) * 1000;
        }),
      );
    yield figure(
      'tables',
      'events/s',
      perSecond(() => {
        const read = createShapeReader();
        const tables = createPairTables();
        for (const { trace } of orders) tables.add(trace, read(trace), 1);
      }),
    );
    yield figure(
      'tables and change detection',
      'events/s',
      perSecond(() => {
        const watch = createFlowWatch();
        for (const { trace, startedAt } of orders) watch.finished(trace, startedAt);
      }),
    );
  },
};

const changes: Readonly<Record<string, Partial<Services>>> = {
  'mandatory removed': { dropped: steps.reserved },
  'mandatory swapped': { reservesFirst: false },
  'mandatory inserted': { fraudCheckShare: 1 },
  'inserted in 10 %': { fraudCheckShare: 0.1 },
  'optional of 50 % removed': { wrappedShare: 0 },
  'optional of 10 % removed': { insuredShare: 0 },
  'mandatory becomes optional (60 %)': { thanksShare: 0.6 },
};
const changeSeeds = 100;
const ordersBefore = 2_000;
const ordersAfterMax = 2_000;

/** Orders finished under the new flow until it is noticed; what is never noticed counts as all of them. */
export const changeBench: Bench = {
  name: 'change',
  async *run() {
    for (const [kind, changed] of Object.entries(changes)) {
      const needed = Array.from({ length: changeSeeds }, (_, seed) => ordersNeeded(changed, 5_000 + seed));
      yield figure(`change ${kind}, median`, 'orders', median(needed));
      yield figure(`change ${kind}, p95`, 'orders', quantile(needed, 0.95));
    }
  },
};

function ordersNeeded(changed: Partial<Services>, seed: number): number {
  const watch = createFlowWatch();
  const random = seededRandom(seed);
  for (const { trace, startedAt } of simulateFinished(ordersBefore, usualServices, random))
    watch.finished(trace, startedAt);
  const firstAt = 1_000_000 + 1_000 * ordersBefore;
  const after = simulateFinished(ordersAfterMax, { ...usualServices, ...changed }, random, { firstAt });
  const noticed = after.findIndex(({ trace, startedAt }) => watch.finished(trace, startedAt));
  return noticed < 0 ? ordersAfterMax : noticed + 1;
}

const flickerSeeds = 20;
const flickerOrders = 100_000;
/** While a flow is still being learned its picture changes; what stands for long is measured after these. */
const learnedOrders = 10_000;
const lookEvery = 50;

/** A stationary noisy flow: changes that were none, and how often the picture became another. */
export const flickerBench: Bench = {
  name: 'flicker',
  async *run() {
    let falseChanges = 0;
    let learning = 0;
    let later = 0;
    let worst = 0;
    let mined = 0;
    for (let seed = 0; seed < flickerSeeds; seed++) {
      const live = createLivePicture();
      let learned = 0;
      for (const [index, { trace, startedAt }] of simulateFinished(
        flickerOrders,
        usualServices,
        seededRandom(9_000 + seed),
      ).entries()) {
        live.finished(trace, startedAt);
        if (index % lookEvery === 0) live.look();
        if (index === learnedOrders) learned = live.changed;
      }
      falseChanges += live.version - 1;
      learning += learned;
      later += live.changed - learned;
      worst = Math.max(worst, live.changed - learned);
      mined += live.mined;
    }
    const stretches = (flickerSeeds * (flickerOrders - learnedOrders)) / 10_000;
    yield figure('flicker false changes in 20 × 100,000 orders', 'changes', falseChanges);
    yield figure('flicker pictures in the first 10,000 orders', 'pictures', learning / flickerSeeds);
    yield figure('flicker pictures per 10,000 orders after', 'pictures', later / stretches);
    yield figure('flicker pictures in the 90,000 after, worst', 'pictures', worst);
    yield figure('flicker discovery runs per 100,000 orders', 'runs', mined / flickerSeeds);
  },
};
