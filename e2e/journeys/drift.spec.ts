import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { modelVersionsSchema, versionComparisonSchema } from '../../shared/protocol/versions.ts';
import { createApi } from '../support/api.ts';
import { test } from '../support/fixtures.ts';
import { openScreen } from '../support/screen.ts';

const way = ['order-placed', 'payment-received', 'stock-reserved', 'order-shipped', 'order-completed'];
const checked = way.toSpliced(1, 0, 'fraud-checked');

const speed = 40;
/** How long the first checked order stays the only one, in the time of the one who watches: the page is opened meanwhile. */
const aloneForMs = 20_000;

/** A hundred orders as ever, one that is checked for fraud, and a while later twelve more of them. */
function driftingLog(): string {
  const startAt = Date.UTC(2026, 2, 2, 8);
  const orders = Array.from({ length: 113 }, (_, index) => ({
    id: `order-${String(index).padStart(3, '0')}`,
    types: index < 100 ? way : checked,
    at: startAt + index * 1_000 + (index > 100 ? aloneForMs * speed : 0),
  }));
  const events = orders.flatMap(({ id, types, at }) =>
    types.map((type, step) => ({
      type,
      orderId: id,
      time: new Date(at + step * 150).toISOString(),
      source: 'shop',
      id: `${id}:${type}`,
    })),
  );
  return events.map((event) => JSON.stringify(event)).join('\n');
}

test('[A02][B09][B10][UI60] a step inserted into the running flow is drawn at its first order as new, then as a change', async ({
  page,
  request,
  start,
  folder,
}) => {
  const path = join(folder, 'drift.jsonl');
  await writeFile(path, driftingLog());
  const { url } = await start(['replay', path, '--speed', String(speed)]);
  const screen = await openScreen(page, url);
  const api = `${url}/api/v1/processes/drift`;
  const versions = async () => modelVersionsSchema.parse(await (await request.get(`${api}/versions`)).json());

  const step = screen.step('fraud-checked');
  await expect(step).toHaveClass(/cs-provisional/, { timeout: 30_000 });
  await expect(step.locator('> title')).toHaveText('Fraud checked: new, seen in 1 order');
  await expect(screen.stepButtons.filter({ hasText: 'Fraud checked, new, seen in 1 order' })).toHaveCount(1);
  expect((await versions()).provisional).toMatchObject([{ activity: 'fraud-checked', orders: 1 }]);

  const words = screen.diagram.getByRole('button', { name: 'changed: + Fraud checked' });
  await expect(words).toBeVisible({ timeout: 60_000 });
  await expect(step).not.toHaveClass(/cs-provisional/);
  await expect(step.locator('> title')).toHaveText('Fraud checked');
  await words.click();
  await expect(page.getByRole('region', { name: 'What changed' })).toContainText('AddedFraud checked');

  const known = await versions();
  const changed = known.versions.find(({ cause }) => cause === 'changed');
  expect(changed?.change?.steps.added.map(({ label }) => label)).toEqual(['Fraud checked']);
  expect(known.provisional).toEqual([]);
  const { version } = await createApi(url, 'drift').model();
  const [first] = known.versions;
  const compared = await request.get(`${api}/versions?from=${first?.version}&to=${version}`);
  const { change } = versionComparisonSchema.parse(await compared.json());
  expect(change.steps.added.map(({ element }) => element)).toEqual(['step_fraud-checked']);
  expect(await (await request.get(`${api}/model.svg?version=${version}`)).text()).toContain('Fraud checked: ');
});
