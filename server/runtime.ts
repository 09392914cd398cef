import type { Reference } from '../shared/conformance/reference.ts';
import { compileMapping } from '../shared/event/compile-mapping.ts';
import { tickIntervalMs } from '../shared/limits.ts';
import type { Clock } from './clock.ts';
import type { ProcessConfig } from './config/config.ts';
import { createConformanceDesk } from './conformance/desk.ts';
import { createFeed } from './feed.ts';
import type { EventSource } from './ingest/event-batch.ts';
import { createLedger } from './ledger/ledger.ts';
import { createProjection } from './ledger/projection.ts';
import { createWatchedProcess } from './ledger/watched-process.ts';
import { createWorkerMiner, type Miner } from './mining/miner.ts';
import { createRemining } from './mining/remine.ts';
import type { WatchedProcess } from './process.ts';
import { createMemoryStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';
import { createVersionHistory } from './versions/version-history.ts';

export interface RuntimeOptions {
  readonly config: ProcessConfig;
  readonly source: EventSource;
  readonly clock: Clock;
  readonly store?: Store;
  readonly miner?: Miner;
  /** The model that the orders are measured by, as `config.reference` names it. */
  readonly reference?: Reference;
  /** Told when something that should not fail did; the process goes on with what it has. */
  readonly onFault?: (cause: unknown) => void;
}

/** A watched process with its source and its tick. */
export interface ProcessRuntime {
  readonly process: WatchedProcess;
  start(): void;
  stop(): Promise<void>;
}

/** Ticks between two thorough ones (inference, limits, charts): once a second. */
const thoroughEvery = 1_000 / tickIntervalMs;

/**
 * The corridor through the house: batches from the source into the ledger at the source's pace, one delta per tick out at ours. Nothing runs
 * per event towards a browser.
 */
export function createRuntime({
  config,
  source,
  clock,
  store,
  miner,
  reference,
  onFault,
}: RuntimeOptions): ProcessRuntime {
  const ledger = createLedger({
    config,
    mode: source.mode,
    parse: compileMapping(config.mapping),
    store: store ?? createMemoryStore(),
    ...(source.mode === 'replay' ? {} : { now: clock.now }),
  });
  const projection = createProjection(ledger);
  const feed = createFeed();
  const discovery = miner ?? createWorkerMiner();
  const remining = createRemining(ledger, discovery, clock, onFault ?? (() => undefined));
  const history = createVersionHistory(ledger, remining.versions);
  let ticks = 0;
  let cancelTick = (): void => {};

  function tick(): void {
    const thorough = ticks++ % thoroughEvery === 0;
    ledger.settle(thorough);
    if (thorough) projection.refresh();
    history.observe();
    remining.consider();
    const { moves, sampling } = projection.moves();
    feed.publish(projection.records(), moves, sampling, clock.now());
  }

  return {
    process: {
      ...createWatchedProcess(ledger, feed, history),
      ...(reference === undefined ? {} : { conformance: createConformanceDesk(ledger, reference, clock) }),
    },
    start() {
      tick();
      cancelTick = clock.every(tickIntervalMs, tick);
      source.start({
        positions: () => ledger.partitions.all(),
        onBatch: async (batch) => ledger.ingest(batch),
        onState: (state) => ledger.setSourceState(state),
      });
    },
    async stop() {
      cancelTick();
      await source.stop();
      await discovery.close();
    },
  };
}
