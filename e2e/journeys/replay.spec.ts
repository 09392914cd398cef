import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { createApi } from '../support/api.ts';
import { test } from '../support/fixtures.ts';
import { openScreen } from '../support/screen.ts';

const traces = [
  ['register', 'check', 'decide', 'pay'],
  ['register', 'check', 'decide', 'reject'],
  ['register', 'check', 'decide', 'pay'],
];

/** An event log as process miners exchange them. */
function xesOf(log: readonly (readonly string[])[]): string {
  const event = (name: string, at: number): string =>
    `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="${new Date(at).toISOString()}"/></event>`;
  const trace = (names: readonly string[], index: number): string => {
    const startAt = Date.UTC(2025, 0, 6 + index, 9);
    const events = names.map((name, step) => event(name, startAt + step * 3_600_000));
    return `<trace><string key="concept:name" value="claim-${index + 1}"/>${events.join('')}</trace>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">${log.map(trace).join('')}</log>`;
}

for (const { name, bytes } of [
  { name: 'claims.xes', bytes: Buffer.from(xesOf(traces)) },
  { name: 'claims.xes.gz', bytes: gzipSync(xesOf(traces)) },
]) {
  test(`[A01][A22] ${name} is replayed: its diagram, its orders, and that it has ended`, async ({
    page,
    start,
    folder,
  }) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    const { url } = await start(['replay', path, '--speed', '0']);
    const screen = await openScreen(page, url);
    await expect(screen.chip).toHaveText('Ended');
    for (const step of ['Register', 'Check', 'Decide', 'Pay', 'Reject']) {
      await expect(screen.named(step).first()).toBeVisible();
    }
    await screen.filter.fill('is:completed');
    await expect(screen.row('claim-1')).toBeVisible();
    await screen.row('claim-1').click();
    await expect(screen.drawer).toContainText('took 3h 00m');
    const { orders, events } = await createApi(url, 'claims').summary();
    expect(orders.completed + orders.failed).toBe(3);
    expect(events.accepted).toBe(12);
  });
}
