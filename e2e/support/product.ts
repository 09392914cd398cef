import { spawn } from 'node:child_process';
import { expect } from '@playwright/test';
import { packageRoot } from '../../server/cli/product.ts';

/** A busy machine may have to build the page first. */
const startTimeoutMs = 120_000;

/** The program as a user starts it. */
export interface Product {
  /** Where it is served; empty for one that serves nothing. */
  readonly url: string;
  /** All it has said so far, to both outputs. */
  output(): string;
  /** Resolves when it has said the words. */
  says(words: string | RegExp): Promise<void>;
  /** Asks it to end, and insists that it ends well. */
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

interface ProductOptions {
  /** A free one where none is given. */
  readonly port?: number;
}

/** Starts the program and resolves when it has said what a user waits for: the address, or that it produces. */
export async function startProduct(args: readonly string[], { port = 0 }: ProductOptions = {}): Promise<Product> {
  const child = spawn(process.execPath, ['server/choreoscope.mjs', ...args, '--port', String(port)], {
    cwd: packageRoot,
  });
  let said = '';
  let code: number | null | 'running' = 'running';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.on('close', (exitCode) => {
      code = exitCode;
      resolve();
    });
  });

  await expect
    .poll(() => code !== 'running' || said.includes('Stop  '), {
      timeout: startTimeoutMs,
      message: 'the program starts',
    })
    .toBe(true);
  expect(code, said).toBe('running');

  return {
    url: /Open +(http:\S+)/.exec(said)?.[1] ?? '',
    output: () => said,
    says: (words) => expect.poll(() => said).toMatch(words),
    async stop() {
      expect(code, `it ended by itself:\n${said}`).toBe('running');
      child.kill('SIGTERM');
      await ended;
      expect(code, said).toBe(0);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs a command that ends by itself. */
export async function runToItsEnd(
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, ['server/choreoscope.mjs', ...args], { cwd: packageRoot });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

/** The port of an address as the program prints it. */
export const portOf = (url: string): number => Number(new URL(url).port);
