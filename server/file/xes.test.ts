import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogEvent } from './log-event.ts';
import { LogFault } from './log-fault.ts';
import { xesLog } from './testing/log-files.ts';
import { readXes } from './xes.ts';

/** Reads text as it would arrive from a file, in pieces of a size. */
async function read(text: string, pieceSize = text.length): Promise<readonly LogEvent[]> {
  async function* pieces() {
    for (let start = 0; start < text.length; start += pieceSize) yield text.slice(start, start + pieceSize);
  }
  const events: LogEvent[] = [];
  for await (const trace of readXes('orders.xes', pieces())) events.push(...trace);
  return events;
}

const faultOf = (text: string): Promise<string> =>
  read(text).then(
    () => 'no fault',
    (error: unknown) => (error instanceof LogFault ? error.message : `another error: ${error}`),
  );

describe('reading XES', () => {
  test('[SO15] activity, order, time, transition, resource and id of an event', async () => {
    const text = `<log><trace><string key="concept:name" value="order-1"/><event>
      <string key="concept:name" value="Prüfen &amp; zahlen"/><string key="identity:id" value="e1"/>
      <string key="org:resource" value="Ann"/><string key="lifecycle:transition" value="COMPLETE"/>
      <date key="time:timestamp" value="2010-12-30T15:06:00.000+01:00"/></event></trace></log>`;
    expect(await read(text)).toEqual([
      {
        orderId: 'order-1',
        activity: 'Prüfen & zahlen',
        lifecycle: 'complete',
        at: Date.UTC(2010, 11, 30, 14, 6),
        resource: 'Ann',
        eventId: 'e1',
      },
    ]);
  });

  test('[SO15] elements with a namespace prefix are read, attributes of attributes and defaults are not', async () => {
    const text = `<x:log xmlns:x="http://www.xes-standard.org/">
      <x:global scope="event"><x:string key="concept:name" value="UNKNOWN"/></x:global>
      <x:trace><x:event><x:string key="concept:name" value="placed"/>
        <x:list key="parts"><x:string key="org:resource" value="inner"/></x:list>
        <x:string key="note" value="n"><x:string key="concept:name" value="inner"/></x:string>
      </x:event></x:trace></x:log>`;
    expect(await read(text)).toMatchObject([{ orderId: 'order-1', activity: 'placed', resource: null, at: null }]);
  });

  test('[SO15] the pieces in which a file arrives make no difference', async () => {
    const text = xesLog({
      a: [{ activity: 'placed', resource: 'Ann' }],
      'ä 🚚': [{ activity: 'paid' }, { activity: 'x' }],
    });
    const whole = await read(text);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 80 }), async (size) => {
        expect(await read(text, size)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  test('[SO19] a fault is told with its line', async () => {
    expect(await faultOf('<log>\n<trace>\n<string>\n</trace>')).toMatch(/^orders\.xes line 4: unexpected close tag\.$/);
    expect(await faultOf('<log>\n<trace>')).toMatch(/^orders\.xes line 2: unclosed tag: /);
    expect(await faultOf('<html>\n</html>')).toMatch(/^orders\.xes line 1: <html> does not begin an XES log\.$/);
    expect(await faultOf('<log><trace>\n<event/></trace></log>')).toMatch(/line 2: this event has no concept:name\.$/);
    const noDate = xesLog({ a: [{ activity: 'placed', time: 'yesterday' }] });
    expect(await faultOf(noDate)).toMatch(/line \d: "yesterday" is no time:timestamp\.$/);
    expect(await faultOf('hello')).toMatch(/^orders\.xes line 1: /);
  });
});
