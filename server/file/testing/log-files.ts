import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll } from 'vitest';
import { toEpochMs } from '../../../shared/ids.ts';
import type { Clock } from '../../clock.ts';

const folders: string[] = [];

afterAll(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** Writes a file for one test, packed where its name ends in .gz; its path. */
export async function writeLog(name: string, content: string | Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'choreoscope-log-'));
  folders.push(folder);
  const path = join(folder, name);
  await writeFile(path, name.endsWith('.gz') && typeof content === 'string' ? gzipSync(content) : content);
  return path;
}

export interface XesEvent {
  readonly activity: string;
  readonly time?: string;
  readonly lifecycle?: string;
  readonly resource?: string;
}

const attribute = (kind: string, key: string, value: string | undefined): string =>
  value === undefined ? '' : `<${kind} key="${key}" value="${value}"/>`;

/** An XES log of these traces, by order id. */
export function xesLog(traces: Readonly<Record<string, readonly XesEvent[]>>): string {
  const body = Object.entries(traces).map(([orderId, events]) => {
    const lines = events.map(
      ({ activity, time, lifecycle, resource }) =>
        `<event>${attribute('string', 'concept:name', activity)}${attribute('date', 'time:timestamp', time)}` +
        `${attribute('string', 'lifecycle:transition', lifecycle)}${attribute('string', 'org:resource', resource)}</event>`,
    );
    return `<trace>${attribute('string', 'concept:name', orderId)}\n${lines.join('\n')}\n</trace>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n${body.join('\n')}\n</log>\n`;
}

/** A clock on which only sleeping takes time, and that at once. */
export function createSleepClock(): Clock {
  let now = 0;
  return {
    now: () => toEpochMs(now),
    every: () => () => undefined,
    async sleep(ms) {
      now += ms;
    },
  };
}
