import { z } from 'zod';
import type { Outcome } from './counts.ts';

const test = z.object({ status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']) });
const spec = z.object({ title: z.string(), file: z.string(), tests: z.array(test) });
const suite = z.object({
  specs: z.array(spec),
  get suites() {
    return z.array(suite).optional();
  },
});
const report = z.object({ suites: z.array(suite), errors: z.array(z.object({ message: z.string().optional() })) });
type Suite = z.infer<typeof suite>;

/** Counts a Playwright JSON report: a test that passed only when tried again has failed, and so has a file that does not load. */
export function readPlaywrightReport(json: unknown): Outcome {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const { suites, errors } = report.parse(json);
  const failures = errors.map(({ message }) => message?.split('\n')[0] ?? 'an error without words');
  counts.failed += failures.length;
  for (const { title, file, tests } of suites.flatMap(specsOf)) {
    for (const { status } of tests) {
      counts[status === 'expected' ? 'passed' : status === 'skipped' ? 'skipped' : 'failed']++;
      if (status === 'unexpected' || status === 'flaky') failures.push(`e2e/${file}: ${title}`);
    }
  }
  return { counts, failures };
}

/** The number of tests in a report, whatever became of them: also of `--list`, which runs none. */
export function countListed(json: unknown): number {
  return report
    .parse(json)
    .suites.flatMap(specsOf)
    .reduce((count, { tests }) => count + tests.length, 0);
}

function specsOf({ specs, suites = [] }: Suite): Suite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)];
}
