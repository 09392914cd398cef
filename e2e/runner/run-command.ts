import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';

export interface CommandOptions {
  readonly root: string;
  readonly timeLimitMs: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Nothing is printed. */
  readonly quiet?: boolean;
}

/** Runs a command of the package with its output on ours; the exit code, null where it was ended by a signal or the time limit. */
export async function runCommand(line: string, { root, timeLimitMs, env = {}, quiet = false }: CommandOptions) {
  const [command = '', ...options] = line.split(' ');
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(command, options, {
    cwd: root,
    env: { ...process.env, ...env, PATH: path },
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'],
    timeout: timeLimitMs,
  });
  await once(child, 'exit');
  return child.exitCode;
}
