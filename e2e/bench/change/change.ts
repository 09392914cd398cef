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
/** Pictures are mined again and again, which takes its time. */
const pictureSeeds = 5;
const flickerOrders = 100_000;
/** While a flow is still being learned its picture changes; what stands for long is measured after these. */
const learnedOrders = 10_000;
const lookEvery = 50;

const stationary = (seed: number) => simulateFinished(flickerOrders, usualServices, seededRandom(9_000 + seed));

/** A stationary noisy flow: changes that were none, and how often the picture became another. */
export const flickerBench: Bench = {
  name: 'flicker',
  async *run() {
    let falseChanges = 0;
    for (let seed = 0; seed < flickerSeeds; seed++) {
      const watch = createFlowWatch();
      for (const { trace, startedAt } of stationary(seed)) watch.finished(trace, startedAt);
      falseChanges += watch.version.number - 1;
    }
    yield figure(`flicker false changes in ${flickerSeeds} × ${flickerOrders} orders`, 'changes', falseChanges);
    const shown = Array.from({ length: pictureSeeds }, (_, seed) => picturesShown(seed));
    const mean = (of: (run: Shown) => number): number => shown.reduce((sum, run) => sum + of(run), 0) / pictureSeeds;
    const stretches = (flickerOrders - learnedOrders) / 10_000;
    yield figure(
      `flicker pictures in the first ${learnedOrders} orders`,
      'pictures',
      mean(({ learning }) => learning),
    );
    yield figure('flicker pictures per 10,000 orders after', 'pictures', mean(({ later }) => later) / stretches);
    yield figure(
      'flicker pictures per 10,000 orders after, worst seed',
      'pictures',
      Math.max(...shown.map(({ later }) => later)) / stretches,
    );
    yield figure(
      `flicker discovery runs per ${flickerOrders} orders`,
      'runs',
      mean(({ mined }) => mined),
    );
  },
};

interface Shown {
  readonly learning: number;
  readonly later: number;
  readonly mined: number;
}

function picturesShown(seed: number): Shown {
  const live = createLivePicture();
  let learning = 0;
  for (const [index, { trace, startedAt }] of stationary(seed).entries()) {
    live.finished(trace, startedAt);
    if (index % lookEvery === 0) live.look();
    if (index === learnedOrders) learning = live.changed;
  }
  return { learning, later: live.changed - learning, mined: live.mined };
}
