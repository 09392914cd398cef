import { once } from 'node:events';
import { expect, test } from 'vitest';
import { silenceWarning } from './silence-warning.ts';

test('[SO14] a warning is dropped by its name, every other one still appears', async () => {
  silenceWarning('TimeoutNegativeWarning');
  silenceWarning('TimeoutNegativeWarning');
  const next = once(process, 'warning');
  process.emitWarning('-1 is a negative number', 'TimeoutNegativeWarning');
  process.emitWarning('-1 is a negative number', { type: 'TimeoutNegativeWarning' });
  process.emitWarning(Object.assign(new Error('-1'), { name: 'TimeoutNegativeWarning' }));
  process.emitWarning('something else', 'OtherWarning');
  const [warning] = await next;
  expect(warning).toMatchObject({ name: 'OtherWarning', message: 'something else' });
});
