import { z } from 'zod';

/** What one run that reads the topic measured. */
export const readingSchema = z.object({
  events: z.number(),
  /** From the first batch's arrival to the end of the last one's handling: joining the group is not reading. */
  tookMs: z.number(),
  /** CPU of the whole process, user and system, in the same span. */
  cpuMs: z.number(),
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
      if (events < expected || startedAt === null) return;
      const { user, system } = process.cpuUsage(cpu);
      finish({ events, tookMs: performance.now() - startedAt, cpuMs: (user + system) / 1_000 });
    },
  };
}
