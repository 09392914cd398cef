import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from './csv.ts';
import type { LogEvent } from './log-event.ts';
import { LogFault } from './log-fault.ts';

interface Read {
  readonly events: readonly LogEvent[];
  readonly skipped: readonly string[];
}

async function read(text: string, pieceSize = text.length): Promise<Read> {
  async function* pieces() {
    for (let start = 0; start < text.length; start += pieceSize) yield text.slice(start, start + pieceSize);
  }
  const skipped: string[] = [];
  const events: LogEvent[] = [];
  for await (const event of readCsv('orders.csv', pieces(), (sentence) => skipped.push(sentence))) events.push(event);
  return { events, skipped };
}

const stepsOf = ({ events }: Read): readonly string[] =>
  events.map(({ orderId, activity }) => `${orderId} ${activity}`);

describe('reading CSV', () => {
  test('[SO30] [B08] order, activity, time, lifecycle, resource and id of a row', async () => {
    const text =
      'case,activity,timestamp,lifecycle,resource,eventId\n7,"Prüfen, ""zahlen""",2010-12-30T15:06:00+01:00,START,Ann,e1\n8,paid,,,,\n';
    expect((await read(text)).events).toEqual([
      {
        orderId: '7',
        activity: 'Prüfen, "zahlen"',
        lifecycle: 'start',
        at: Date.UTC(2010, 11, 30, 14, 6),
        resource: 'Ann',
        eventId: 'e1',
      },
      { orderId: '8', activity: 'paid', lifecycle: null, at: null, resource: null, eventId: null },
    ]);
  });

  test.each([
    ['case:concept:name,concept:name,time:timestamp,lifecycle:transition,org:resource', ','],
    ['Case ID;Activity;Complete Timestamp;Lifecycle;Resource', ';'],
    ['case_id\tevent\ttime\tlifecycle\tservice', '\t'],
    ['orderId|type|timestamp|lifecycle|source', '|'],
    ['"CaseID","Event","time","lifecycle","resource"', ','],
    ['order,activity,timestamp,lifecycle,resource', ','],
  ])('[SO30] the usual names of columns: %s', async (header, delimiter) => {
    const row = ['7', 'paid', '2006/11/07 10:00:36.000', 'complete', 'Ann'].join(delimiter);
    expect((await read(`${header}\n${row}`)).events).toMatchObject([
      { orderId: '7', activity: 'paid', at: Date.UTC(2006, 10, 7, 10, 0, 36), lifecycle: 'complete', resource: 'Ann' },
    ]);
  });

  test('[SO30] the pieces in which a file arrives make no difference, nor do its line ends', async () => {
    const text = '\uFEFFcase,activity\na,"two\nlines"\n\nb,x\nc,y';
    const whole = await read(text);
    expect(stepsOf(whole)).toEqual(['a two\nlines', 'b x', 'c y']);
    expect(await read(text.replaceAll('\n', '\r\n'))).toEqual(whole);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (size) => {
        expect(await read(text, size)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  test('[SO30] whatever a name holds comes back as it was written', async () => {
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const name = fc.string({ minLength: 1, unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', 'ü') });
    const names = name.filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(names, { minLength: 1, maxLength: 5 }), async (activities) => {
        const rows = activities.map((activity) => `7,${quoted(activity)}`);
        const { events, skipped } = await read(['case,activity', ...rows].join('\n'));
        expect(skipped).toEqual([]);
        expect(events.map(({ activity }) => activity)).toEqual(activities.map((activity) => activity.trim()));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a row that is no event', () => {
  test('[SO31] is told with its line, and the next one is read', async () => {
    const rows = ['1,a,', ',b,', '2,,', '3,c,yesterday', '4,d,,,surplus', '5', '6,"e"x,', '7,6" pipe,'];
    const result = await read(`case,activity,time\n${rows.join('\n')}\n8,"two\nlines",\n,z,\n`);
    expect(stepsOf(result)).toEqual(['1 a', '6 "e"x', '7 6" pipe', '8 two\nlines']);
    expect(result.skipped).toEqual([
      'orders.csv line 3: it names no order.',
      'orders.csv line 4: it names no activity.',
      'orders.csv line 5: "yesterday" is no time that can be read.',
      'orders.csv line 6: it has 5 values for 3 columns.',
      'orders.csv line 7: it names no activity.',
      'orders.csv line 12: it names no order.',
    ]);
  });

  test('[SO31] a quote that is never closed costs its own line alone', async () => {
    for (const rows of [3, 300]) {
      const rest = Array.from({ length: rows }, (_, index) => `${index},x`);
      const result = await read(['case,activity', '1,a', '2,"b', ...rest].join('\n'));
      expect(result.skipped).toEqual(['orders.csv line 3: a quote is never closed.']);
      expect(result.events).toHaveLength(1 + rows);
    }
  });

  test('[SO31] a header that names no order or no activity is no log', async () => {
    const fault = await read('id,activity\n1,a').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(LogFault);
    expect(fault).toHaveProperty('message', expect.stringMatching(/^orders\.csv line 1: no column .* id, activity\.$/));
  });
});
