import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { packageRoot } from '../product.ts';

export interface RunningProduct {
  readonly child: ChildProcess;
  out(): string;
  err(): string;
  /** Resolves when standard output or error holds the text. */
  until(text: string | RegExp): Promise<void>;
  /** Resolves to the exit code when all that write to its output have ended. */
  readonly ended: Promise<number | null>;
}

/** The program as a user starts it, killed when the test ends. */
export function runProduct(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningProduct {
  return runNode([join(packageRoot, 'server', 'choreoscope.mjs'), ...args], env);
}

export function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningProduct {
  return follow(spawn(process.execPath, args, { cwd: packageRoot, env: { ...process.env, ...env } }));
}

/** The program behind a shell, as npm starts it: the shell is killed when the test ends, the program must go by itself. */
export function runBehindShell(args: readonly string[]): RunningProduct {
  const command = `"${process.execPath}" server/choreoscope.mjs ${args.join(' ')}; true`;
  const env = { ...process.env, npm_lifecycle_event: 'start' };
  return follow(spawn(command, { cwd: packageRoot, env, shell: true }));
}

function follow(child: ChildProcessWithoutNullStreams): RunningProduct {
  onTestFinished(() => void child.kill('SIGKILL'));
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    text.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text.err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const holds = (wanted: string | RegExp): boolean => new RegExp(wanted).test(`${text.out}\n${text.err}`);
  return {
    child,
    ended,
    out: () => text.out,
    err: () => text.err,
    until: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (holds(wanted)) resolve();
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        void ended.then(() => reject(new Error(`ended without "${wanted}": ${text.out}${text.err}`)));
        look();
      }),
  };
}
