import { expect, test } from 'vitest';
import { createFakeProcess } from '../gateway/testing/fake-process.ts';
import { createMetrics } from './metrics.ts';

const lines = async (...processes: ReturnType<typeof createFakeProcess>[]): Promise<string[]> =>
  (await createMetrics(() => processes, { version: '1.2.3' }).render()).split('\n');

test('[GW13] all names and labels of the interface are rendered', async () => {
  expect(await lines(createFakeProcess())).toEqual(
    expect.arrayContaining([
      'choreoscope_orders_in_flight{process="orders",step="payment-received"} 3',
      'choreoscope_orders_overdue{process="orders",step="payment-received"} 1',
      '# TYPE choreoscope_orders_completed_total counter',
      'choreoscope_orders_completed_total{process="orders"} 7',
      'choreoscope_orders_expired_total{process="orders",step="payment-received"} 2',
      'choreoscope_events_accepted_total{process="orders"} 40',
      'choreoscope_events_late_total{process="orders"} 1',
      'choreoscope_records_rejected_total{process="orders",reason="not-json"} 5',
      'choreoscope_source_lag_records{process="orders",topic="orders",partition="0"} 12',
      'choreoscope_data_as_of_seconds{process="orders"} 1700000000.5',
      `choreoscope_build_info{version="1.2.3",node="${process.version}"} 1`,
    ]),
  );
});

test('[GW13] durations are a histogram with cumulative buckets', async () => {
  const labels = 'process="orders",step="payment-received"';
  expect(await lines(createFakeProcess())).toEqual(
    expect.arrayContaining([
      '# TYPE choreoscope_step_duration_seconds histogram',
      `choreoscope_step_duration_seconds_bucket{le="2.5",${labels}} 0`,
      `choreoscope_step_duration_seconds_bucket{le="5",${labels}} 4`,
      `choreoscope_step_duration_seconds_bucket{le="+Inf",${labels}} 4`,
      `choreoscope_step_duration_seconds_sum{${labels}} 17.5`,
      `choreoscope_step_duration_seconds_count{${labels}} 4`,
    ]),
  );
});

test('[GW13] each scrape tells the state of that instant', async () => {
  const inFlight = new Map([['a', 1]]);
  const metrics = createMetrics(() => [createFakeProcess({ metrics: { inFlight } })], { version: '1' });
  await metrics.render();
  inFlight.clear();
  inFlight.set('b', 2);
  const text = await metrics.render();
  expect(text).toContain('choreoscope_orders_in_flight{process="orders",step="b"} 2');
  expect(text).not.toContain('step="a"');
});

test('[GW13] processes keep apart, unread data has no instant, odd names are escaped', async () => {
  const odd = createFakeProcess({ id: 'say "hi"', metrics: { asOf: null, completed: 9 } });
  const text = await lines(createFakeProcess(), odd);
  expect(text).toContain('choreoscope_orders_completed_total{process="orders"} 7');
  expect(text).toContain('choreoscope_orders_completed_total{process="say \\"hi\\""} 9');
  expect(text.filter((line) => line.startsWith('choreoscope_data_as_of_seconds'))).toHaveLength(1);
});
