import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';

export interface ChildOptions {
  readonly options?: readonly string[];
  readonly nodeOptions?: readonly string[];
}

/**
 * Runs a TypeScript module in a process of its own, so that neither heap nor compiled code of one run helps or hurts the next, and reads
 * the last line it prints. Throws where it fails.
 */
export async function measureInChild<Result>(
  module: URL,
  schema: z.ZodType<Result>,
  { options = [], nodeOptions = [] }: ChildOptions = {},
): Promise<Result> {
  const command = ['--import', 'tsx', ...nodeOptions, fileURLToPath(module), ...options];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    last = line;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${fileURLToPath(module)} ended with exit code ${code}`);
  return schema.parse(JSON.parse(last));
}
