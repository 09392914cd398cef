import type { Clock } from '../clock.ts';
import type { WatchedProcess } from '../process.ts';

const lookIntervalMs = 500;

/** Says what keeps a process from being up to date, once each time it becomes something else; returns how to stop looking. */
export function logProblems(
  processes: readonly WatchedProcess[],
  clock: Clock,
  say: (line: string) => void,
): () => void {
  const known = new Map<string, string>();
  return clock.every(lookIntervalMs, () => {
    for (const process of processes) {
      const problem = process.problem();
      // A count that goes down is the same problem.
      const kind = problem?.replace(/\d+/g, '') ?? '';
      if (kind === (known.get(process.id) ?? '')) continue;
      known.set(process.id, kind);
      say(`${process.name}: ${problem ?? 'up to date.'}`);
    }
  });
}
