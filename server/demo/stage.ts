import { toEpochMs } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';
import type { OutgoingRecord } from '../kafka/kafka-producer.ts';

/** Where the demo services' records go: into this process, or to a broker in one transaction per call. */
export interface DemoSink {
  publish(service: string, records: readonly OutgoingRecord[]): Promise<void>;
  close(): Promise<void>;
}

/** Chance, as an argument: uniform in 0…1. */
export type Random = () => number;

/** One order as the demo services know it. */
export interface DemoOrder {
  readonly id: string;
  readonly paymentMethod: string;
  readonly amount: number;
  readonly region: string;
  readonly customer: { readonly name: string; readonly address: string };
}

export interface DemoEvent {
  readonly type: string;
  readonly order: DemoOrder;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/**
 * What the services of one flow share: they hear each other's events and nothing else. Nobody conducts; that is the point of the
 * product. Handlers run after the event is published, as consumers would.
 */
export interface Stage {
  readonly random: Random;
  now(): number;
  on(type: string, handler: (event: DemoEvent) => void): void;
  publish(service: string, event: DemoEvent): void;
  after(ms: number, action: () => void): void;
  stop(): void;
}

export interface StageOptions {
  readonly sink: DemoSink;
  readonly clock: Clock;
  readonly random: Random;
  /** How an event is written: the flow's wire format. */
  readonly records: (service: string, event: DemoEvent, at: number) => readonly OutgoingRecord[];
  readonly onFault: (cause: unknown) => void;
}

export function createStage({ sink, clock, random, records, onFault }: StageOptions): Stage {
  const handlers = new Map<string, ((event: DemoEvent) => void)[]>();
  let stopped = false;
  return {
    random,
    now: () => clock.now(),
    on(type, handler) {
      handlers.set(type, [...(handlers.get(type) ?? []), handler]);
    },
    publish(service, event) {
      if (stopped) return;
      const outgoing = records(service, event, clock.now()).map((record) => ({
        ...record,
        timestamp: toEpochMs(clock.now()),
      }));
      sink
        .publish(service, outgoing)
        .then(() => {
          for (const handler of handlers.get(event.type) ?? []) handler(event);
        })
        .catch(onFault);
    },
    after(ms, action) {
      clock.sleep(ms).then(() => {
        if (!stopped) action();
      }, onFault);
    },
    stop() {
      stopped = true;
    },
  };
}

/** A duration between two bounds, most often near the lower one. */
export const between = (random: Random, fromMs: number, toMs: number): number =>
  fromMs + (toMs - fromMs) * random() * random();
