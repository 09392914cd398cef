import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { brokers, controller } from '../testing/kafka-fixture.ts';
import { kafkaCacheDir } from './broker.ts';
import { findFreePort, isPortFree } from './free-port.ts';

const mainFile = fileURLToPath(new URL('main.ts', import.meta.url));

function start(options: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', mainFile, ...options], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return { child, said: () => said };
}

/** Resolves with the exit code and all that was said once the program has ended. */
async function ending({ child, said }: { readonly child: ChildProcess; readonly said: () => string }) {
  const [code] = await once(child, 'close');
  return { code, said: said() };
}

async function untilFree(port: number): Promise<void> {
  while (!(await isPortFree(port)));
}

describe.skipIf(brokers === null || controller === null)('npm run kafka', () => {
  test.each(['SIGTERM', 'SIGKILL'] as const)('[SO20] the broker ends with the program, by %s too', async (signal) => {
    const port = await findFreePort();
    const program = start(['--port', String(port)]);
    await once(program.child.stdout, 'data');
    expect(program.said()).toBe(`Kafka is ready at 127.0.0.1:${port}\n`);
    program.child.kill(signal);
    await ending(program);
    await untilFree(port);
    if (signal === 'SIGTERM') expect(program.child.exitCode).toBe(0);
    await rm(join(kafkaCacheDir, 'data', String(port)), { recursive: true });
  });
});

test('[SO20] a port that is taken is told, exit code 2', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await ending(start(['--port', String(port)]))).toEqual({
    code: 2,
    said: `Port ${port} is taken: choose another with npm run kafka -- --port N.\n`,
  });
  other.close();
});

test('[SO20] missing Java is told, exit code 2', async () => {
  const port = await findFreePort();
  const { code, said } = await ending(start(['--port', String(port)], { JAVA_HOME: '/no/such/folder' }));
  expect({ code, said }).toEqual({
    code: 2,
    said: 'A local Kafka needs Java 17 or newer, and none was found: install it.\n',
  });
});
