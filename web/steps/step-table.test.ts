import { expect, test } from 'vitest';
import { aStep } from '../canvas/testing/records.fixture.ts';
import { limitText, sortSteps } from './step-table.ts';

test('[UI22] steps in trouble stand first, equals by name', () => {
  const steps = [
    aStep({ label: 'B' }),
    aStep({ label: 'Busy', waiting: 900 }),
    aStep({ label: 'A' }),
    aStep({ label: 'Risky', atRisk: 1 }),
    aStep({ label: 'Late', overdue: 1 }),
  ];
  expect(sortSteps(steps).map(({ label }) => label)).toEqual(['Late', 'Risky', 'Busy', 'A', 'B']);
});

test('[UI22] a limit says whether it was configured or learned', () => {
  expect(limitText({ limitMs: 600_000, limitKind: 'configured' })).toBe('limit 10m');
  expect(limitText({ limitMs: 12_400, limitKind: 'learned' })).toBe('learned 12.4\u00a0s');
  expect(limitText({ limitMs: null, limitKind: null })).toBe('–');
});
