import { expect, type Locator, type Page } from '@playwright/test';
// Declares what the page offers for reading as `window.choreoscope`.
import type {} from '../../web/live/inspect.ts';
import type { HeldView } from './fresh-view.ts';

/** The one screen, in the words of those who look at it. */
export function screenOf(page: Page) {
  const list = page.getByRole('table', { name: 'Orders' });
  const diagram = page.getByRole('main', { name: 'Diagram' });
  const drawer = page.getByRole('region', { name: /^Order / });
  const kpi = (label: string): Locator =>
    page.getByRole('navigation', { name: 'Key numbers' }).getByRole('link', { name: label });
  return {
    page,
    list,
    diagram,
    drawer,
    /** One fact of the event shown in full. */
    fact: (name: string): Locator =>
      drawer
        .locator('.event-facts > div')
        .filter({ has: page.getByText(name, { exact: true }) })
        .locator('dd'),
    chip: page.locator('.chip').getByRole('status'),
    banner: page.locator('.banner'),
    filter: page.getByRole('textbox', { name: 'Filter orders' }),
    rows: list.locator('tbody tr[aria-rowindex]'),
    row: (id: string): Locator => list.locator('tr', { has: page.getByText(id, { exact: true }) }),
    /** How many orders the list says there are. */
    total: page.getByRole('tabpanel').getByText(/^[\d,]+ orders?$/),
    kpi,
    kpiNumber: (label: string): Locator => kpi(label).locator('.kpi-number'),
    /** A step as it is drawn. */
    step: (activity: string): Locator => diagram.locator(`.djs-shape[data-element-id="step_${activity}"]`),
    /** What is written on the diagram, as far as it can be seen. */
    named: (label: string): Locator => diagram.getByText(label, { exact: true }).filter({ visible: true }),
    /** What is pinned to a drawn step: its numbers. */
    badges: (activity: string): Locator =>
      diagram.locator(`.djs-overlays[data-container-id="step_${activity}"] .cs-badge:visible`),
    /** The steps for those who do not see the diagram. */
    stepButtons: page.getByRole('list', { name: 'Steps of the process' }).getByRole('button'),
    tokens: diagram.locator('canvas.cs-tokens'),
    heat: (mode: string): Locator => diagram.getByRole('radio', { name: mode }),
  };
}

export type Screen = ReturnType<typeof screenOf>;

/** Opens an address and waits for the diagram. */
export async function openScreen(page: Page, url: string): Promise<Screen> {
  await page.goto(url);
  const screen = screenOf(page);
  await expect(screen.diagram.locator('.djs-shape').first()).toBeVisible();
  return screen;
}

/** The ids of the rows that exist, as far as they are orders. */
export function idsOf(screen: Screen): Promise<readonly string[]> {
  return screen.rows
    .locator('td.order-id')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title') ?? ''));
}

/** What the page holds of the server's view. */
export async function viewOf(page: Page): Promise<HeldView> {
  return page.evaluate(() => ({
    seq: window.choreoscope?.seq() ?? null,
    records: window.choreoscope?.view() ?? {},
  }));
}

/** How many pixels of the token layer are painted. */
export function paintedPixels(tokens: Locator): Promise<number> {
  return tokens.evaluate((node) => {
    const canvas = node as HTMLCanvasElement;
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    let painted = 0;
    for (let alpha = 3; alpha < (data?.length ?? 0); alpha += 4) if (data?.[alpha] !== 0) painted += 1;
    return painted;
  });
}

/** A picture of the token layer, to tell two moments apart. */
export function tokenPicture(tokens: Locator): Promise<string> {
  return tokens.evaluate((node) => (node as HTMLCanvasElement).toDataURL());
}
