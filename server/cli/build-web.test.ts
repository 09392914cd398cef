import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isUpToDate, takePlace } from './build-web.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'web-'));
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, seconds: number, text = path): Promise<void> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  await utimes(file, seconds, seconds);
}

describe('whether the page is built anew', () => {
  beforeEach(async () => {
    await write('web/main.tsx', 10);
    await write('shared/view/view.ts', 20);
    await write('package-lock.json', 5);
    await write('web/dist/index.html', 20);
  });
  const upToDate = (): Promise<boolean> => isUpToDate(root, join(root, 'web', 'dist'));

  test('[GW24] not while nothing is newer', async () => {
    expect(await upToDate()).toBe(true);
  });

  test.each(['web/canvas/Badge.tsx', 'shared/ids.ts', 'package-lock.json', 'vite.config.ts'])(
    '[GW24] for a newer %s',
    async (path) => {
      await write(path, 21);
      expect(await upToDate()).toBe(false);
    },
  );

  test.each(['web/url.test.ts', 'web/testing/fake.ts', 'shared/SPEC.md', 'web/dist/assets/a.js'])(
    '[GW24] not for a newer %s',
    async (path) => {
      await write(path, 21);
      expect(await upToDate()).toBe(true);
    },
  );

  test('[GW24] where there is none', async () => {
    await rm(join(root, 'web', 'dist'), { recursive: true });
    expect(await upToDate()).toBe(false);
  });
});

describe('taking the place of the old page', () => {
  test('[GW24] of several at once one stays whole and nothing is left behind', async () => {
    await write('web/dist/index.html', 1, 'old');
    const builders = ['1', '2', '3', '4'];
    for (const builder of builders) {
      await write(`.cache/web-${builder}/index.html`, 2, builder);
      await write(`.cache/web-${builder}/${builder}.js`, 2);
    }
    const dist = join(root, 'web', 'dist');
    await Promise.all(builders.map((builder) => takePlace(join(root, '.cache', `web-${builder}`), dist)));
    const winner = await readFile(join(dist, 'index.html'), 'utf8');
    expect((await readdir(dist)).sort()).toEqual([`${winner}.js`, 'index.html'].sort());
    expect((await readdir(join(root, '.cache'))).filter((name) => name.endsWith('.old'))).toEqual([]);
  });
});
