import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { edges, folds, owners, pace, timeAndChance } from './planted/behaviour.ts';
import { copyHouse, type House, type Verdict } from './planted/copy-house.ts';
import { smallAndProven, told, unused } from './planted/habits.ts';
import { directions, libraries } from './planted/imports.ts';
import type { Tool, Violation } from './planted/violation.ts';

// Plants a violation of every rule of the architecture in a copy of the house and runs the commands of `npm run check` on it, once each.
const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const tools: readonly Tool[] = ['types', 'lint', 'dead code', 'house'];
const rules: Readonly<Record<string, readonly Violation[]>> = {
  '[HO1] one direction': directions,
  '[HO2] one library, one room': libraries,
  '[HO3] time and randomness are arguments': timeAndChance,
  '[HO4] translate once at the edge, inside trust types': edges,
  '[HO5] one owner, pure leaves': owners,
  '[HO6] at our own pace': pace,
  '[HO7] what depends on now is derived, never stored': folds,
  '[HO8] rule, test, code; small files': smallAndProven,
  '[HO9] names say what, decisions have a page': told,
  '[HO10] what nobody uses goes': unused,
};

async function verdictsOn(house: House): Promise<Map<Tool, Verdict>> {
  const verdicts = new Map<Tool, Verdict>();
  for (const tool of tools) verdicts.set(tool, await house.check(tool));
  return verdicts;
}

describe('a house where every rule is broken', () => {
  const house = copyHouse(root);
  let verdicts = new Map<Tool, Verdict>();
  beforeAll(async () => {
    for (const { path, text } of Object.values(rules).flat()) house.plant(path, text);
    verdicts = await verdictsOn(house);
  });
  afterAll(house.remove);

  for (const [rule, violations] of Object.entries(rules)) {
    for (const { path, said } of violations) {
      for (const [tool, sentence] of Object.entries(said)) {
        test(`${rule}: ${tool} sees ${path}`, () => {
          const lines = verdicts.get(tool as Tool)?.lines ?? [];
          expect(lines.filter((line) => line.includes(path))).toContainEqual(expect.stringContaining(sentence));
        });
      }
    }
  }

  test('[HO8] half the files of a room are small', () => {
    expect(verdicts.get('house')?.lines).toContain(
      'Rule 8, small files: half the files of docs have 100 lines or more.',
    );
  });

  test('[HO11] each command of the check refuses it', () => {
    for (const tool of tools) expect(verdicts.get(tool)?.exitCode).not.toBe(0);
  });
});

test('[HO11] each command of the check accepts an innocent house', async () => {
  const house = copyHouse(root);
  const verdicts = await verdictsOn(house).finally(house.remove);
  for (const tool of tools)
    expect(verdicts.get(tool), verdicts.get(tool)?.lines.join('\n')).toMatchObject({ exitCode: 0 });
});
