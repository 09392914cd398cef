import { describe, expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import { exclusive, formatBlock, loop, optional, parallel, sequence, step } from './blocks.ts';
import { discover } from './discover.ts';
import type { Block } from './model.ts';
import { normalize } from './normalize.ts';
import { runningExample } from './testing/order-flows.ts';
import { readPublicLog } from './testing/read-log.ts';
import { logOf } from './testing/simulate.ts';

const named = (name: string): Block => step(toActivity(name));

/** As the log shows it: two of 1,104 orders lack the information of the user, but 104 the archiving. */
const repairExample = sequence(
  named('Register'),
  named('Analyze Defect'),
  parallel(
    named('Inform User'),
    loop(
      sequence(exclusive(named('Repair (Complex)'), named('Repair (Simple)')), named('Test Repair')),
      named('Restart Repair'),
    ),
  ),
  optional(named('Archive Repair')),
);

const cases = [
  { name: 'running-example', truth: runningExample },
  { name: 'repairExample', truth: repairExample },
];

describe('public logs with a known tree', { timeout: 60_000 }, () => {
  for (const { name, truth } of cases) {
    test(`[MO9] ${name} gives its tree`, (context) => {
      const orders = readPublicLog(name);
      if (!orders) return context.skip(`the public event log ${name} does not lie beside the repository`);
      expect(formatBlock(discover(logOf(orders)).root)).toBe(formatBlock(normalize(truth)));
    });
  }
});
