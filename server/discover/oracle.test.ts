import { describe, expect, test } from 'vitest';
import { measureQuality } from '../../shared/quality/measure.ts';
import { readTraces } from '../file/read-log.ts';
import { completedSteps, groupVariants } from './completed-steps.ts';
import { discoverLog } from './discover-log.ts';
import { publicLogPath, readOracleFigures } from './testing/oracle-figures.ts';

/** What agreement means. */
const tolerance = 0.01;

describe('measures on public logs', { timeout: 60_000 }, () => {
  for (const { log, root, oracle } of readOracleFigures()) {
    test(`[QU6] ${log}: every figure is the oracle's`, async (context) => {
      const path = publicLogPath(log);
      if (path === null) return context.skip(`the public event log ${log} does not lie beside the repository`);
      const { traces } = await readTraces(path);
      const quality = measureQuality(root, groupVariants(completedSteps(traces)));
      expect(quality).toMatchObject({ orders: oracle.orders, variants: oracle.variants, approximated: 0 });
      const { fitness, fitting, precision, f, precisionAll, fAll } = quality;
      const ours = { fitness, fitting, precision, f, precision_all: precisionAll, f_all: fAll };
      for (const [name, value] of Object.entries(ours)) {
        const recorded = oracle[name as keyof typeof ours];
        expect(Math.abs(value - recorded), `${name}: ours ${value}, the oracle's ${recorded}`).toBeLessThan(tolerance);
      }
    });
  }
});

test('[QU12] the patients log shows its AND: starts and completes interleave', { timeout: 60_000 }, async (context) => {
  const path = publicLogPath('patients_start_complete.csv.gz');
  if (path === null) return context.skip('the public event log does not lie beside the repository');
  const report = (await discoverLog(path, 60)).toReport();
  expect(report.gateways.parallel).toBeGreaterThan(0);
});
