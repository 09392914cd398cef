import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeLog } from '../file/testing/log-files.ts';
import type { DiscoverFlags } from './command-line.ts';
import { runDiscover } from './discover.ts';

const table = 'case,activity\n1,placed\n1,paid\n,x\n2,placed\n2,paid\n';

async function run(path: string, flags: DiscoverFlags) {
  const told: string[] = [];
  const said: string[] = [];
  await runDiscover(path, flags, { tell: (text) => told.push(text), say: (line) => said.push(line) });
  return { told: told.join(''), said };
}

const refusalOf = (path: string, flags: DiscoverFlags): Promise<unknown> =>
  run(path, flags).then(
    () => 'no refusal',
    (error: unknown) => error,
  );

describe('discover', () => {
  test('[CF10] prints BPMN, and what was skipped beside it', async () => {
    const { told, said } = await run(await writeLog('orders.csv', table), {});
    expect(told).toMatch(/^<\?xml .*bpmn:definitions/s);
    expect(said).toEqual([expect.stringMatching(/orders\.csv line 4: it names no order\.$/)]);
  });

  test('[CF10] files instead of standard output; the report instead of the diagram', async () => {
    const log = await writeLog('orders.csv', table);
    const [output, svg] = [join(dirname(log), 'model.bpmn'), join(dirname(log), 'model.svg')];
    expect((await run(log, { output, svg })).told).toBe('');
    expect(await readFile(output, 'utf8')).toContain('bpmn:definitions');
    expect(await readFile(svg, 'utf8')).toContain('<svg');
    const { told } = await run(log, { json: true });
    expect(JSON.parse(told)).toMatchObject({ log: 'orders.csv', orders: 2, simplicity: 60 });
    expect(told.trimEnd()).not.toContain('\n');
  });

  test('[CF13] what cannot be read or written is wrong usage, told in one sentence', async () => {
    const log = await writeLog('orders.csv', table);
    const empty = await writeLog('empty.csv', 'case,activity\n');
    const nowhere = join(dirname(log), 'no', 'such', 'model.bpmn');
    for (const [path, flags, sentence] of [
      ['/no/such.xes', {}, 'There is no file /no/such.xes.'],
      [empty, {}, `${empty} holds no events.`],
      [log, { output: nowhere }, `${nowhere} cannot be written (its folder does not exist); name another file.`],
      [log, { svg: dirname(log) }, `${dirname(log)} cannot be written (it is a folder); name another file.`],
    ] as const) {
      expect(await refusalOf(path, flags)).toMatchObject({ exitCode: 2, message: sentence });
    }
  });
});
