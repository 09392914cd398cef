import { z } from 'zod';

/** What one run that reads the topic measured. */
export const readingSchema = z.object({
  events: z.number(),
  /** From the first batch's arrival to the end of the last one's handling: joining the group is not reading. */
  tookMs: z.number(),
  /** CPU of the whole process, user and system, in the same span. */
  cpuMs: z.number(),
  /** The second half of the events: both sides' code has been compiled by then. */
  warmTookMs: z.number(),
});
export type Reading = z.infer<typeof readingSchema>;

export interface ReadingMeter {
  /** At the arrival of every batch. */
  arrived(): void;
  /** After a batch was handled. */
  handled(events: number): void;
  /** Resolves once `expected` events have been handled. */
  readonly done: Promise<Reading>;
}

/** Measures a run that handles `expected` events. */
export function createReadingMeter(expected: number): ReadingMeter {
  let startedAt: number | null = null;
  let cpu = process.cpuUsage();
  let events = 0;
  let warmAt: number | null = null;
  let warmEvents = 0;
  let finish = (_reading: Reading): void => {};
  const done = new Promise<Reading>((resolve) => {
    finish = resolve;
  });
  return {
    done,
    arrived() {
      if (startedAt !== null) return;
      startedAt = performance.now();
      cpu = process.cpuUsage();
    },
    handled(count) {
      events += count;
      if (warmAt === null && events >= expected / 2) {
        warmAt = performance.now();
        warmEvents = events;
      }
      if (events < expected || startedAt === null) return;
      const { user, system } = process.cpuUsage(cpu);
      const now = performance.now();
      // Scaled to the whole, so that it stands beside `tookMs`.
      const warmTookMs = ((now - (warmAt ?? startedAt)) * events) / (events - warmEvents);
      finish({ events, tookMs: now - startedAt, cpuMs: (user + system) / 1_000, warmTookMs });
    },
  };
}
