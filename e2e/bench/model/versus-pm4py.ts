import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { liveMiningWorkMax } from '../../../shared/limits.ts';
import { discover } from '../../../shared/model/discover.ts';
import type { VariantLog } from '../../../shared/variant/variant-log.ts';
import { type Bench, BenchSkipped, figure } from '../bench.ts';
import { median } from '../support/statistics.ts';
import { publicLogs } from './logs.ts';

const rounds = 5;
const timeoutMs = 600_000;

/** The Python that has pm4py; the variable names another one than the first on the path. */
const python = process.env['CHOREOSCOPE_BENCH_PYTHON'] ?? 'python3';

function medianMs(work: () => unknown): number {
  const durations = Array.from({ length: rounds }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return median(durations);
}

const named = ({ activities, variants }: VariantLog) =>
  variants.map(({ trace, count }) => [trace.map((index) => activities[index]), count]);

/** What pm4py's inductive miner takes for each log, in milliseconds; the log's reading is not counted. */
function pm4pyMs(logs: ReturnType<typeof publicLogs>): Readonly<Record<string, number>> {
  const script = fileURLToPath(new URL('./versus-pm4py.py', import.meta.url));
  const input = JSON.stringify(Object.fromEntries(logs.map(({ name, log }) => [name, named(log)])));
  const { status, stdout } = spawnSync(python, [script], { input, encoding: 'utf8', timeout: timeoutMs });
  if (status !== 0) {
    throw new BenchSkipped(`It needs a Python with pm4py: name it by CHOREOSCOPE_BENCH_PYTHON (now '${python}').`);
  }
  return z.record(z.string(), z.number()).parse(JSON.parse(stdout));
}

/** Discovery under the live budget beside pm4py's IMf 0.2, on the same orders of the same logs on the same machine. */
export const versusPm4pyBench: Bench = {
  name: 'mine-vs-pm4py',
  async *run() {
    const logs = publicLogs();
    const theirs = pm4pyMs(logs);
    for (const { name, log } of logs) {
      const ours = medianMs(() => discover(log, { work: liveMiningWorkMax }));
      yield figure(`mine-vs-pm4py ${name}`, 'ms', ours, theirs[name] ?? null);
    }
  },
};
