import { expect, test } from 'vitest';
import { type JsonlEntry, readJsonl } from './jsonl.ts';
import { LogFault } from './log-fault.ts';

async function read(text: string, pieceSize = text.length): Promise<readonly JsonlEntry[]> {
  async function* pieces() {
    for (let start = 0; start < text.length; start += pieceSize) yield text.slice(start, start + pieceSize);
  }
  const entries: JsonlEntry[] = [];
  for await (const entry of readJsonl('orders.jsonl', 'orders', pieces())) entries.push(entry);
  return entries;
}

const faultOf = (text: string): Promise<string> =>
  read(text).then(
    () => 'no fault',
    (error: unknown) => (error instanceof LogFault ? error.message : `another error: ${error}`),
  );

const event = '{"type":"order-placed","orderId":"a","time":"2024-05-06T08:00:00Z","source":"shop"}';

test('[SO16] [B08] a bare event is delivered as it stands, and understood by the usual conventions', async () => {
  const [entry] = await read(`\uFEFF${event}\r\n\n`);
  expect(entry).toMatchObject({ offset: null, topic: 'orders', partition: 0, key: null, value: event });
  expect(entry).toMatchObject({ at: Date.UTC(2024, 4, 6, 8), event: { orderId: 'a', activity: 'order-placed' } });
});

test('[SO16] [B08] a dumped record keeps its place, key, headers and time', async () => {
  const record = {
    topic: 'retail',
    partition: 3,
    offset: 17,
    key: 'a',
    value: '{"amount":1}',
    headers: { type: 'paid' },
    timestamp: 1_714_982_400_000,
  };
  const [entry] = await read(JSON.stringify(record));
  expect(entry).toMatchObject({ ...record, at: record.timestamp, event: { orderId: 'a', activity: 'paid' } });
});

test('[SO16] what a dump may leave out has defaults; a value may be JSON, null or no event at all', async () => {
  const [parsed, tombstone, junk] = await read(
    [
      '{"offset":1,"value":{"type":"paid","orderId":"a"}}',
      '{"offset":2,"value":null}',
      '{"offset":3,"value":"junk"}',
    ].join('\n'),
  );
  expect(parsed).toMatchObject({ topic: 'orders', partition: 0, key: null, timestamp: null, at: null });
  expect(parsed?.value).toBe('{"type":"paid","orderId":"a"}');
  expect(parsed?.event?.activity).toBe('paid');
  expect(tombstone).toMatchObject({ value: null, event: null });
  expect(junk).toMatchObject({ value: 'junk', event: null });
});

test('[SO16] the pieces in which a file arrives make no difference', async () => {
  const text = `${event}\n${event}\n`;
  expect(await read(text, 7)).toEqual(await read(text));
});

test('[SO19] a fault is told with its line', async () => {
  expect(await faultOf(`${event}\n{"type":`)).toBe('orders.jsonl line 2: this is no JSON object.');
  expect(await faultOf('\n[1]')).toBe('orders.jsonl line 2: this is no JSON object.');
  expect(await faultOf(`{"offset":1,"value":"x"}\n\n${event}`)).toMatch(/^orders\.jsonl line 3: .* offset /);
  expect(await faultOf('{"offset":1,"value":"x","partition":-1}')).toMatch(/^orders\.jsonl line 1: .* partition /);
});
