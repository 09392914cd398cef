import { expect, test } from 'vitest';
import { countListed, readPlaywrightReport } from './playwright-report.ts';
import { readVitestReport } from './vitest-report.ts';

const loaded = (fullName: string, status: string) => ({ fullName, status });

test('[HO12] a vitest report: tests by state, a failing one with its file, a file that does not load', () => {
  const report = {
    testResults: [
      {
        name: '/house/a.test.ts',
        status: 'failed',
        assertionResults: [loaded('fine', 'passed'), loaded('bad', 'failed')],
      },
      {
        name: '/house/b.test.ts',
        status: 'passed',
        assertionResults: [loaded('later', 'pending'), loaded('some day', 'todo')],
      },
      { name: '/house/c.test.ts', status: 'failed', assertionResults: [] },
    ],
  };
  expect(readVitestReport(report, '/house')).toEqual({
    counts: { passed: 1, failed: 2, skipped: 2 },
    failures: ['a.test.ts: bad', 'c.test.ts: does not load'],
  });
});

const spec = (title: string, status: string) => ({ title, file: 'live.spec.ts', tests: [{ status }] });
const nested = { specs: [spec('bad', 'unexpected')], suites: [{ specs: [spec('lucky', 'flaky')] }] };
const suites = [{ specs: [spec('fine', 'expected'), spec('without a browser', 'skipped')], suites: [nested] }];

test('[HO12] a Playwright report: nested suites, a flaky test has failed, an error outside a test is a failure', () => {
  expect(readPlaywrightReport({ suites, errors: [{ message: 'no page\nat once' }, {}] })).toEqual({
    counts: { passed: 1, failed: 4, skipped: 1 },
    failures: ['no page', 'an error without words', 'e2e/live.spec.ts: bad', 'e2e/live.spec.ts: lucky'],
  });
});

test('[HO12] what is listed and not run is counted', () => {
  expect(countListed({ suites, errors: [] })).toBe(4);
});
