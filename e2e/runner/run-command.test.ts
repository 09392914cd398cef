import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('[HO12] a command answers with its exit code, or null when its time is up', async () => {
  const options = { root, timeLimitMs: 60_000, quiet: true };
  expect(await runCommand('node --version', options)).toBe(0);
  expect(await runCommand('node --no-such-option', options)).toBe(9);
  expect(await runCommand('node -e setInterval(String,9)', { ...options, timeLimitMs: 300 })).toBeNull();
});

test('[HO12] a command that is not there fails by name', async () => {
  await expect(runCommand('no-such-command', { root, timeLimitMs: 1_000, quiet: true })).rejects.toThrow(
    'no-such-command',
  );
});
