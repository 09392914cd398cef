import { relative } from 'node:path';
import { z } from 'zod';
import type { Outcome } from './counts.ts';

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Counts a vitest JSON report: tests that passed, failed, or did anything else; a file that failed without a test is one failure. */
export function readVitestReport(json: unknown, root: string): Outcome {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  for (const file of report.parse(json).testResults) {
    const path = relative(root, file.name);
    for (const { fullName, status } of file.assertionResults) {
      counts[status === 'passed' || status === 'failed' ? status : 'skipped']++;
      if (status === 'failed') failures.push(`${path}: ${fullName}`);
    }
    if (file.status !== 'failed' || file.assertionResults.some(({ status }) => status === 'failed')) continue;
    counts.failed++;
    failures.push(`${path}: does not load`);
  }
  return { counts, failures };
}
