import { expect, test } from 'vitest';
import { producingBlock, startBlock, wantsColour } from './start-block.ts';

const facts = { version: '1.2.3', reads: 'orders from Kafka at a:1', url: 'http://127.0.0.1:8080', ui: true };

test('[GW25] the start says what is read, where to look and how to stop', () => {
  const block = startBlock(facts, false);
  for (const part of ['1.2.3', 'orders from Kafka at a:1', 'http://127.0.0.1:8080', 'Ctrl+C'])
    expect(block).toContain(part);
  expect(startBlock({ ...facts, ui: false }, false)).toContain('http://127.0.0.1:8080/api/v1');
});

test('[GW25] the demo on its own says where it produces to and how to watch that', () => {
  const block = producingBlock('1.2.3', ['a:1', 'b:2'], false);
  expect(block).toContain('npm start -- --brokers a:1,b:2 --topic orders');
  expect(block).toContain('Ctrl+C');
});

test('[GW25] colours are for terminals', () => {
  expect(startBlock(facts, false)).not.toContain('\u001b');
  expect(startBlock(facts, true)).toContain('\u001b');
  expect(wantsColour({ isTTY: true }, {})).toBe(true);
  expect(wantsColour({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(wantsColour({}, {})).toBe(false);
});
