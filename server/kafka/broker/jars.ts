import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BrokerUnavailable } from './broker-unavailable.ts';

const run = promisify(execFile);
const pomFile = fileURLToPath(new URL('pom.xml', import.meta.url));

/** A maven failure is a page long; its first error line says what matters. */
function reasonOf(error: unknown): string {
  const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
  return /^\[ERROR\] (.*)$/m.exec(output)?.[1] ?? 'maven failed';
}

async function download(target: string): Promise<void> {
  const goal = 'dependency:copy-dependencies';
  try {
    await run('mvn', ['-q', '-B', '-f', pomFile, goal, `-DoutputDirectory=${target}`], { maxBuffer: 16_777_216 });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new BrokerUnavailable(
      missing
        ? "Kafka's jars are fetched with Maven, and mvn was not found: install it."
        : `Kafka's jars could not be fetched with Maven: ${reasonOf(error)}`,
    );
  }
}

/**
 * The folder with the jars of Apache Kafka, fetched once with Maven (about a minute) and kept in the cache. Two processes may
 * ask at the same time: the folder appears complete or not at all. Throws `BrokerUnavailable`.
 */
export async function ensureJars(cacheDir: string): Promise<string> {
  const wanted = createHash('sha256')
    .update(await readFile(pomFile))
    .digest('hex');
  const jarsDir = join(cacheDir, `jars-${wanted.slice(0, 12)}`);
  if (existsSync(jarsDir)) return jarsDir;
  await mkdir(cacheDir, { recursive: true });
  const incoming = await mkdtemp(join(cacheDir, 'incoming-'));
  try {
    await download(incoming);
    await rename(incoming, jarsDir);
  } catch (error) {
    await rm(incoming, { recursive: true, force: true });
    if (!existsSync(jarsDir)) throw error;
  }
  return jarsDir;
}
