import { isDeepStrictEqual } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { freshView } from './fresh-view.ts';
import { viewOf } from './screen.ts';

/**
 * The law of the view, in a living browser: what it holds is, record by record, what the server gives to one that connects now. To be
 * asked when the traffic has stopped. `url` is the server's own address, whatever line the page came by.
 */
export async function expectServersView(page: Page, url: string, process: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const [held, fresh] = [await viewOf(page), await freshView(url, process)];
        if (held.seq !== fresh.seq) return `holds version ${held.seq}, the server has ${fresh.seq}`;
        const keys = new Set([...Object.keys(held.records), ...Object.keys(fresh.records)]);
        return [...keys].filter((key) => !isDeepStrictEqual(held.records[key], fresh.records[key]));
      },
      { message: 'records that differ from the server’s' },
    )
    .toEqual([]);
}
