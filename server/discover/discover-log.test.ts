import { describe, expect, test } from 'vitest';
import { writeLog } from '../file/testing/log-files.ts';
import { elementsOf } from '../file/testing/xml-elements.ts';
import { discoverLog } from './discover-log.ts';

const rows = (orders: number, steps: readonly string[], first = 0): readonly string[] =>
  Array.from({ length: orders }, (_, order) => steps.map((step) => `${first + order},${step}`)).flat();

const table = (...parts: readonly (readonly string[])[]): string => ['case,activity', ...parts.flat()].join('\n');

describe('what discover makes of a log', () => {
  test('[CF10] the diagram has a task for every step, called as the log calls it', async () => {
    const log = table(rows(8, ['placed', 'Paid & "sent" <1>']), rows(3, ['placed', 'refused'], 8));
    const { xml } = await discoverLog(await writeLog('orders.csv', log), 60);
    expect(elementsOf(xml).filter(({ name }) => name === 'task')).toHaveLength(3);
    expect(xml).toContain('name="Paid &#38; &#34;sent&#34; &#60;1&#62;"');
    expect(elementsOf(xml).filter(({ name }) => name === 'BPMNShape').length).toBeGreaterThan(4);
  });

  test('[CF10] the report counts, measures and says what was passed over', async () => {
    const log = table(rows(8, ['a', 'b']), rows(2, ['a', 'c', 'b'], 8), [',nothing']);
    const report = (await discoverLog(await writeLog('orders.csv', log), 100)).toReport();
    expect(report).toMatchObject({
      log: 'orders.csv',
      orders: 10,
      variants: 2,
      events: 22,
      activities: 3,
      skipped: 1,
      fitness: 1,
      fitting: 1,
      precision: 1,
      precision_all: 1,
      f: 1,
      f_all: 1,
      method: 'alignments',
      simplicity: 100,
      nodes: 7,
      tasks: 3,
      gateways: { exclusive: 2, parallel: 0 },
    });
    expect(Object.keys(report.timings)).toEqual(['read', 'discover', 'draw', 'measure']);
  });

  test('[CF10] the report names what the picture hides', async () => {
    const log = table(rows(999, ['a', 'b']), ['x,a', 'x,rare', 'x,b']);
    const report = (await discoverLog(await writeLog('orders.csv', log), 60)).toReport();
    expect(report).toMatchObject({ tasks: 2, hidden: [{ activity: 'rare', orders: 1 }] });
  });

  test('[CF10] start and complete events prove an AND that completions alone do not show', async () => {
    const beside = ['pick:start', 'pay:start', 'pick:complete', 'pay:complete', 'ship:start', 'ship:complete'];
    const lines = rows(20, beside).map((line) => line.replace(':', ','));
    const log = ['case,activity,lifecycle', ...lines].join('\n');
    const report = (await discoverLog(await writeLog('orders.csv', log), 60)).toReport();
    expect(report.gateways).toEqual({ exclusive: 0, parallel: 2 });
  });
});

describe('the picture', () => {
  test('[CF12] it stands alone, tells orders per step and flow, and escapes what names hold', async () => {
    const log = table(rows(8, ['placed', '</text><script>&']), rows(1_234, ['placed', 'paid'], 8));
    const svg = (await discoverLog(await writeLog('orders.csv', log), 60)).toSvg();
    const elements = elementsOf(svg);
    const textsOf = (wanted: string) => elements.flatMap(({ name, text }) => (name === wanted ? [text] : []));
    expect(elements[0]?.name).toBe('svg');
    expect(elements.map(({ name }) => name)).not.toContain('script');
    expect(textsOf('title')).toEqual(
      expect.arrayContaining(['orders', 'placed: 1,242 orders', '</text><script>&: 8 orders', '1,234 orders']),
    );
    expect(textsOf('text')).toEqual(expect.arrayContaining(['placed', '1,242', 'paid', '1,234']));
    expect(svg).toContain('prefers-color-scheme: dark');
    expect(svg).not.toMatch(/href|url\(|@import/);
  });
});
