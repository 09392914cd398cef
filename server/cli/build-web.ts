import { execFile } from 'node:child_process';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { CliError } from './cli-error.ts';

/** What the built page is made from. */
const sources = ['web', 'shared', 'package-lock.json', 'vite.config.ts'];

/**
 * The folder of the built page, built first if it is missing or older than what it is made from. The build goes to a folder of its own
 * and takes its place in one move, so programs started at the same time may all build without harm: the first one in place stays.
 */
export async function ensureWebBuilt(root: string, say: (line: string) => void): Promise<string> {
  const dist = join(root, 'web', 'dist');
  if (await isUpToDate(root, dist)) return dist;
  say('Building the page, once …');
  const startedAt = new Date();
  const fresh = join(root, '.cache', `web-${process.pid}`);
  try {
    await buildWeb(root, fresh);
    // What changed while building is newer than the page.
    await utimes(join(fresh, 'index.html'), startedAt, startedAt);
    await takePlace(fresh, dist);
  } catch (error) {
    const reason = stripVTControlCharacters((error as Error).message).trim();
    throw new CliError(1, `${reason}\nThe page could not be built for the reason above; --no-ui serves the API alone.`);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return dist;
}

/** True when the page is there and nothing it is made from is newer. Reads times only: a few milliseconds. */
export async function isUpToDate(root: string, dist: string): Promise<boolean> {
  const builtAt = await changedAt(join(dist, 'index.html'));
  if (builtAt === null) return false;
  const newest = await Promise.all(sources.map((path) => newestIn(join(root, path))));
  return Math.max(...newest) <= builtAt;
}

/** In a process of its own: the builder's half a gigabyte goes with it instead of staying with the server. */
async function buildWeb(root: string, outDir: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = ['--config', join(root, 'vite.config.ts'), '--logLevel', 'error', '--outDir', outDir, '--emptyOutDir'];
  await promisify(execFile)(process.execPath, [vite, 'build', join(root, 'web'), ...config], { cwd: root });
}

/** Swaps the fresh folder in; where another program was quicker, its page is as good. */
export async function takePlace(fresh: string, dist: string, attempts = 5): Promise<void> {
  const old = `${fresh}.old`;
  await rename(dist, old).catch(() => undefined);
  try {
    await rename(fresh, dist);
  } catch (error) {
    if ((await changedAt(join(dist, 'index.html'))) !== null) return;
    // Just now another program has moved the page away to put its own there.
    if (attempts === 0) throw error;
    await takePlace(fresh, dist, attempts - 1);
  } finally {
    await rm(old, { recursive: true, force: true });
  }
}

async function newestIn(path: string): Promise<number> {
  const own = await changedAt(path);
  if (own === null || isBeside(basename(path))) return 0;
  const entries = await readdir(path).catch(() => null);
  if (entries === null) return own;
  const inside = await Promise.all(entries.map((entry) => newestIn(join(path, entry))));
  return Math.max(0, ...inside);
}

/** Not part of the page: what is built, tests, documents. */
function isBeside(name: string): boolean {
  return name === 'dist' || name === 'testing' || /\.(test\.tsx?|md)$/.test(name);
}

async function changedAt(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? null;
}
