import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compileMapping } from '../../shared/event/compile-mapping.ts';
import { LogFault } from './log-fault.ts';
import { readTraces } from './read-log.ts';
import { openLog } from './replay-log.ts';
import { explainSkipped } from './skipped-rows.ts';
import { writeLog, type XesEvent, xesLog } from './testing/log-files.ts';

const at = (minute: number): string => new Date(Date.UTC(2024, 4, 6, 8, minute)).toISOString();
const step = (activity: string, minute: number, more: Partial<XesEvent> = {}): XesEvent => ({
  activity,
  time: at(minute),
  ...more,
});
const twoOrders = xesLog({ a: [step('placed', 0), step('paid', 9)], b: [step('placed', 3, { resource: 'shop' })] });

const faultOf = (path: string): Promise<string> =>
  openLog(path).then(
    () => 'no fault',
    (error: unknown) => (error instanceof LogFault ? error.message : `another error: ${error}`),
  );

async function activitiesOf(path: string): Promise<readonly string[]> {
  const parse = compileMapping(null);
  const { entries } = await openLog(path);
  return entries.map((entry) => {
    const outcome = parse(entry.toRecord());
    return outcome.kind === 'event' ? `${outcome.event.lifecycle} ${outcome.event.activity}` : outcome.rejection.reason;
  });
}

describe('opening a log', () => {
  test('[SO15] events of all traces are merged in time and carry the operational event contract', async () => {
    const log = await openLog(await writeLog('orders.xes', twoOrders));
    expect(log).toMatchObject({ name: 'orders', topics: ['orders'] });
    const records = log.entries.map((entry) => entry.toRecord());
    expect(records.map(({ key, value }) => ({ key, ...JSON.parse(value ?? '') }))).toEqual([
      { key: 'a', type: 'placed', orderId: 'a', time: at(0), source: 'orders' },
      { key: 'b', type: 'placed', orderId: 'b', time: at(3), source: 'shop' },
      { key: 'a', type: 'paid', orderId: 'a', time: at(9), source: 'orders' },
    ]);
    expect(records.map(({ offset, partition, timestamp }) => [offset, partition, timestamp])).toEqual([
      [0, 0, Date.parse(at(0))],
      [1, 0, Date.parse(at(3))],
      [2, 0, Date.parse(at(9))],
    ]);
  });

  test('[SO15] a trace keeps its order where its times go back', async () => {
    const path = await writeLog('orders.xes', xesLog({ a: [step('placed', 5), step('paid', 2)], b: [step('x', 3)] }));
    expect(await activitiesOf(path)).toEqual(['complete x', 'complete placed', 'complete paid']);
  });

  test('[SO15] where there are complete events they are the steps, with what tells of their work; other transitions go', async () => {
    const lifecycles = ['schedule', 'start', 'suspend', 'assign', 'resume', 'complete', 'start', 'ate_abort'];
    const events = lifecycles.map((lifecycle, minute) => step('pay', minute, { lifecycle }));
    const delivered = ['start', 'suspend', 'resume', 'complete', 'start', 'cancel'].map((word) => `${word} pay`);
    expect(await activitiesOf(await writeLog('a.xes', xesLog({ a: events })))).toEqual(delivered);
  });

  test('[SO15] where there are none every event is a step', async () => {
    const events = ['Queued', 'start'].map((lifecycle, minute) => step(lifecycle, minute, { lifecycle }));
    const path = await writeLog('a.xes', xesLog({ a: events }));
    expect(await activitiesOf(path)).toEqual(['complete Queued', 'complete start']);
  });

  test.each(['orders.xes', 'orders.xes.gz', 'orders.data', 'orders.gz'])(
    '[SO15] %s is recognised as XES',
    async (name) => {
      expect(await activitiesOf(await writeLog(name, twoOrders))).toHaveLength(3);
    },
  );

  test.each(['orders.jsonl', 'orders.ndjson.gz', 'orders.txt'])(
    '[SO16] %s is recognised as JSON lines',
    async (name) => {
      const lines = `{"type":"paid","orderId":"a","time":"${at(1)}"}\n{"type":"placed","orderId":"a2","time":"${at(0)}"}`;
      expect(await activitiesOf(await writeLog(name, lines))).toEqual(['complete placed', 'complete paid']);
    },
  );

  test('[SO16] dumped records keep offset and topic, partitions are merged in time', async () => {
    const dump = [
      { topic: 'shop', partition: 0, offset: 5, timestamp: Date.parse(at(4)), value: 'x' },
      { topic: 'shop', partition: 0, offset: 9, timestamp: Date.parse(at(1)), value: 'x' },
      { topic: 'bank', partition: 1, offset: 2, timestamp: Date.parse(at(2)), value: null },
    ];
    const log = await openLog(await writeLog('dump.jsonl', dump.map((line) => JSON.stringify(line)).join('\n')));
    expect(log.topics).toEqual(['bank', 'shop']);
    expect(log.entries.map(({ topic, offset }) => `${topic} ${offset}`)).toEqual(['bank 2', 'shop 5', 'shop 9']);
    expect(log.entries.map((entry) => entry.toRecord().timestamp)).toEqual([at(2), at(4), at(1)].map(Date.parse));
  });

  test.each(['orders.csv', 'orders.csv.gz', 'orders.txt'])('[SO30] %s is recognised as a table', async (name) => {
    const rows = [`a,paid,${at(4)}`, `b,placed,${at(2)}`, `a,placed,${at(1)}`];
    const table = `case_id,activity,timestamp\n${rows.join('\n')}\n`;
    expect(await activitiesOf(await writeLog(name, table))).toEqual([
      'complete placed',
      'complete placed',
      'complete paid',
    ]);
  });

  test('[SO30] [SO17] a table without times is one second apart in the order of its rows', async () => {
    const { entries } = await openLog(await writeLog('orders.csv', 'case,activity\na,placed\nb,placed\na,paid\n'));
    expect(entries.map(({ orderId, at: instant }) => [orderId, instant - (entries[0]?.at ?? 0)])).toEqual([
      ['a', 0],
      ['b', 1_000],
      ['a', 2_000],
    ]);
  });

  test('[SO31] what is skipped is counted, its first sentences are kept', async () => {
    const { skipped } = await openLog(await writeLog('orders.csv', `case,activity\na,placed\n${',x\n'.repeat(7)}`));
    expect(skipped.count).toBe(7);
    expect(explainSkipped(skipped).slice(-2)).toEqual([
      expect.stringMatching(/orders\.csv line 7: it names no order\.$/),
      '2 more rows were skipped as well.',
    ]);
  });
});

describe('reading without a server', () => {
  const stepsOf = async (path: string) =>
    (await readTraces(path)).traces.map((trace) => trace.map(({ orderId, activity }) => `${orderId} ${activity}`));

  test('[SO15] the traces of XES stand as they are written', async () => {
    expect(await stepsOf(await writeLog('orders.xes.gz', twoOrders))).toEqual([['a placed', 'a paid'], ['b placed']]);
  });

  test('[SO16][SO31] bare events are grouped by order, what is no event is passed over and told', async () => {
    const text = `{"type":"placed","orderId":"a"}\n{"type":"x","orderId":"b"}\n{"nothing":1}\n{"type":"paid","orderId":"a"}`;
    const path = await writeLog('orders.jsonl', text);
    expect(await stepsOf(path)).toEqual([['a placed', 'a paid'], ['b x']]);
    const { skipped } = await readTraces(path);
    expect(skipped.count).toBe(1);
    expect(skipped.firsts[0]).toContain('record 3 is no event');
  });

  test('[SO30] a day is a time; of a table without one good row the reason is told', async () => {
    const days = await writeLog('days.csv', 'case,activity,time\na,second,2024-05-07\na,first,2024/05/06');
    expect(await stepsOf(days)).toEqual([['a first', 'a second']]);
    const bad = await writeLog('bad.csv', 'case,activity,time\na,x,yesterday\na,y,tomorrow');
    expect(await faultOf(bad)).toMatch(/holds no event that can be read: 2 rows were skipped\. .*line 2/);
  });

  test('[SO30] rows are put in time order; without a time they follow the row before, equal times stay', async () => {
    const rows = [`a,second,${at(5)}`, 'a,third,', `b,x,${at(3)}`, `a,first,${at(1)}`, `a,fourth,${at(5)}`];
    const path = await writeLog('orders.csv', `case,activity,time\n${rows.join('\n')}`);
    expect(await stepsOf(path)).toEqual([['a first', 'a second', 'a third', 'a fourth'], ['b x']]);
    const untimed = await writeLog('orders.csv', 'case,activity\na,z\nb,y\na,x');
    expect(await stepsOf(untimed)).toEqual([['a z', 'a x'], ['b y']]);
  });
});

describe('a log that cannot be read', () => {
  test('[SO19] is told in one sentence', async () => {
    expect(await faultOf('/no/such/file.xes')).toBe('There is no file /no/such/file.xes.');
    expect(await faultOf('/')).toBe('/ is a folder; name a file in it.');
    const empty = await writeLog('orders.jsonl', '\n');
    expect(await faultOf(empty)).toBe(`${empty} holds no events.`);
    const noEvents = await writeLog('orders.xes', '<log/>');
    expect(await faultOf(noEvents)).toBe(`${noEvents} holds no events.`);
    const table = await writeLog('orders.txt', 'id,activity\n1,paid\n');
    expect(await faultOf(table)).toMatch(/orders\.txt is no log that can be read; XES \(\.xes\), CSV \(\.csv\) and/);
  });

  test('[SO19] is told as damaged where its compression is broken', async () => {
    const whole = gzipSync(twoOrders);
    const cut = await writeLog('orders.xes.gz', whole.subarray(0, whole.length - 30));
    expect(await faultOf(cut)).toBe(`${cut} is damaged: its compression does not add up.`);
  });

  test('[SO19] because its offsets go back is told', async () => {
    const dump = '{"offset":4,"value":"x"}\n{"offset":4,"value":"y"}';
    expect(await faultOf(await writeLog('dump.jsonl', dump))).toMatch(/in dump\/0 offset 4 comes after offset 4\.$/);
  });
});
