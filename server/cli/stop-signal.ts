import type { Clock } from '../clock.ts';

const parentLookMs = 500;

/**
 * Resolves when the program is to end: at SIGTERM or SIGINT (a second one ends it at once, for those in a hurry), and when the npm
 * script that started it has gone: npm's shell ends at a signal without passing it on, and would leave the port taken.
 */
export function stopSignal(clock: Clock, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve) => {
    let seen = false;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (seen) process.exit(1);
        seen = true;
        resolve();
      });
    }
    const parent = process.ppid;
    if (env['npm_lifecycle_event'] === undefined) return;
    const cancel = clock.every(parentLookMs, () => {
      if (process.ppid === parent) return;
      cancel();
      resolve();
    });
  });
}
