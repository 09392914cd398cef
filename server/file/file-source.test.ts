import { expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { recordSourceContract } from '../testing/record-source-contract.ts';
import { createRecordingHandler } from '../testing/recording-handler.ts';
import { createFileSource } from './file-source.ts';
import { openLog } from './replay-log.ts';
import { createSleepClock, writeLog, type XesEvent, xesLog } from './testing/log-files.ts';
import type { Pace } from './virtual-clock.ts';

recordSourceContract('the file source', async (records) => {
  const offsets = [0, 0];
  const lines = records.map((record) => {
    const offset = offsets[record.partition] ?? 0;
    offsets[record.partition] = offset + 1;
    return JSON.stringify({ ...record, offset });
  });
  const log = await openLog(await writeLog('orders.jsonl', lines.join('\n')));
  return () => createFileSource({ log, pace: { kind: 'duration', ms: 400 }, clock: systemClock });
});

const minute = (count: number): string => new Date(Date.UTC(2024, 4, 6, 8, count)).toISOString();
const step = (activity: string, count: number): XesEvent => ({ activity, time: minute(count) });

/** Two orders over ten minutes, with a long silence. */
const tenMinutes = xesLog({
  a: [step('placed', 0), step('paid', 1), step('shipped', 10)],
  b: [step('placed', 1), step('paid', 2)],
});

async function replay(text: string, pace: Pace) {
  const log = await openLog(await writeLog('orders.xes', text));
  const source = createFileSource({ log, pace, clock: createSleepClock() });
  const handler = createRecordingHandler();
  source.start(handler);
  await handler.until(() => handler.states.at(-1)?.kind === 'ended');
  await source.stop();
  return handler;
}

test('[SO17] the whole log takes the duration, its events as far apart as they were', async () => {
  const { batches } = await replay(tenMinutes, { kind: 'duration', ms: 10_000 });
  const deliveredAt = batches.flatMap((batch, index) =>
    batch.records.map((record) => ({
      minutes: (record.timestamp - Date.parse(minute(0))) / 60_000,
      caughtUpAt: batches.slice(index).find(({ records }) => records.length === 0)?.caughtUpAt ?? 0,
    })),
  );
  // A tick of 50 ms is three seconds of this log.
  for (const { minutes, caughtUpAt } of deliveredAt) {
    const late = caughtUpAt - Date.parse(minute(minutes));
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThanOrEqual(3_000);
  }
  expect(deliveredAt.map(({ minutes }) => minutes)).toEqual([0, 1, 1, 2, 10]);
});

test('[SO17] a speed of N makes the log N times as fast as it happened', async () => {
  const slow = await replay(tenMinutes, { kind: 'speed', factor: 60 });
  const fast = await replay(tenMinutes, { kind: 'speed', factor: 120 });
  const silentTicks = ({ batches }: typeof slow) => batches.filter(({ records }) => records.length === 0).length;
  expect(silentTicks(slow)).toBe(10_000 / 50 + 1);
  expect(silentTicks(fast)).toBe(5_000 / 50 + 1);
});

test.each<Pace>([
  { kind: 'speed', factor: 0 },
  { kind: 'duration', ms: 0 },
])('[SO17] nothing is waited for with %j', async (pace) => {
  const { batches } = await replay(tenMinutes, pace);
  expect(batches.filter(({ records }) => records.length > 0)).toHaveLength(1);
});

test('[SO17] the virtual clock stops at the last event, then the log has ended', async () => {
  for (const pace of [
    { kind: 'duration', ms: 777 },
    { kind: 'speed', factor: 0 },
  ] as const) {
    const { batches, states } = await replay(tenMinutes, pace);
    expect(batches.at(-1)?.caughtUpAt).toBe(Date.parse(minute(10)));
    expect(states.map(({ kind }) => kind)).toEqual(['live', 'ended']);
  }
});

test('[SO18] an order ends with its last event, in the batch that brings it', async () => {
  const { batches } = await replay(tenMinutes, { kind: 'duration', ms: 10_000 });
  const ends = batches.flatMap(({ ended, records }) =>
    (ended ?? []).map((order) => [order, records.at(-1)?.timestamp]),
  );
  expect(ends).toEqual([
    ['b', Date.parse(minute(2))],
    ['a', Date.parse(minute(10))],
  ]);
});

test('[SO17] a log of one instant is replayed at once', async () => {
  const { batches } = await replay(xesLog({ a: [step('placed', 0), step('paid', 0)] }), {
    kind: 'duration',
    ms: 60_000,
  });
  expect(batches.flatMap(({ records }) => records)).toHaveLength(2);
});

test('[SO1] [SO2] a long log is cut into bounded batches', async () => {
  const events = Array.from({ length: 2_500 }, (_, index) => step('placed', index));
  const { batches } = await replay(xesLog({ a: events }), { kind: 'duration', ms: 1 });
  expect(batches.map(({ records }) => records.length).filter((count) => count > 0)).toEqual([1, 1_000, 1_000, 499]);
});
