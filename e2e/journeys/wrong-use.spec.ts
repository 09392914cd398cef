import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../support/fixtures.ts';
import { runToItsEnd } from '../support/product.ts';

test('[GW21] wrong use is one sentence each and exit code 2, before anything starts', async ({ folder }) => {
  const config = join(folder, 'choreoscope.yaml');
  await writeFile(config, 'processes:\n  orders:\n    topics: [orders]\n    slaa: { default: PT5M }\n');
  const brokenLog = join(folder, 'broken.xes');
  await writeFile(brokenLog, '<log><trace>');

  for (const { args, sentence } of [
    { args: ['replay', join(folder, 'none.xes')], sentence: /^There is no file .*none\.xes\.\n$/ },
    { args: ['replay', brokenLog], sentence: /^.*broken\.xes line 1: unclosed tag: trace\.\n$/ },
    {
      args: ['check', '--config', config],
      sentence: /^.*choreoscope\.yaml:4:5 processes\.orders\.slaa: unknown key; did you mean sla\?\n$/,
    },
    { args: ['--topic', 'orders'], sentence: /^--topic needs the brokers as well: --brokers HOST:PORT\.\n$/ },
  ]) {
    const { code, output } = await runToItsEnd(args);
    expect(output).toMatch(sentence);
    expect(code, output).toBe(2);
  }
});
