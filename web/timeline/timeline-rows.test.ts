import { describe, expect, test } from 'vitest';
import {
  after,
  anEvent,
  aStepState,
  aWait,
  expiredOrder,
  placedAt,
  stuckOrder,
} from '../orders/testing/order.fixture.ts';
import { lateText, runText, waitText } from './row-text.ts';
import { timelineInstants, timelineRows, workTimes } from './timeline-rows.ts';

const plain = (text: unknown): string => JSON.stringify(text).replaceAll('\u00a0', ' ');

describe('timeline rows', () => {
  test('[UI27] one row per step of the way, in the order of the model; what was not taken has none', () => {
    const rows = timelineRows(stuckOrder(), after(2_832));
    expect(rows.map(({ activity, kind, tone }) => `${activity} ${kind} ${tone}`)).toEqual([
      'placed done plain',
      'PaymentReceived waiting over',
      'stock done plain',
      'shipping done plain',
      'completed blocked plain',
    ]);
    expect(rows[0]).toMatchObject({ points: [placedAt], runs: [] });
    expect(rows[3]?.runs).toEqual([{ fromMs: after(12), workFromMs: null, toMs: after(52) }]);
  });

  test('[UI27] what happened outside the model stands below, repeats of a step in one row', () => {
    const order = stuckOrder();
    const events = [...order.events, anEvent('refunded', 60), anEvent('stock', 70, { since: after(52) })];
    const rows = timelineRows({ ...order, events }, after(100));
    expect(rows.at(-1)).toMatchObject({ activity: 'refunded', kind: 'done', points: [after(60)] });
    expect(rows.find(({ activity }) => activity === 'stock')?.runs).toHaveLength(2);
  });

  test('[UI27] wait and work are told apart only where the start was reported', () => {
    const events = [
      anEvent('stock', 2, { lifecycle: 'start' }),
      anEvent('stock', 12, { since: placedAt }),
      anEvent('shipping', 52, { since: after(12) }),
    ];
    const rows = timelineRows(stuckOrder({ events }), after(60));
    const [stock, shipping] = [rows[2]?.runs[0], rows[3]?.runs[0]];
    if (!stock || !shipping) expect.fail('both steps ran');
    expect(workTimes(rows)).toEqual([{ fromMs: after(2), toMs: after(12) }]);
    expect(plain(runText(stock))).toContain('"12.0 s","after":", wait 2.0 s + work 10.0 s"');
    expect(plain(runText(shipping))).toContain('"40.0 s","after":" wait and work"');
  });

  test('[UI27] clocks apart: a run never ends before it began', () => {
    const events = [anEvent('stock', 5, { since: after(9) }), anEvent('shipping', 7, { lifecycle: 'start' })];
    const rows = timelineRows(stuckOrder({ events }), after(60));
    expect(rows[2]?.runs).toEqual([{ fromMs: after(5), workFromMs: null, toMs: after(5) }]);
    expect(rows[3]?.points).toEqual([after(7)]);
  });

  test('[UI27] a running wait tells what has passed and is left; then what it is over', () => {
    const row = (nowS: number) => timelineRows(stuckOrder(), after(nowS))[1] ?? expect.fail('it waits');
    expect(plain(waitText(row(60), after(60)))).toContain('"1m 00s","after":", due in 9m 00s, usually 2.9–4.1 s"');
    expect(lateText(row(60), after(60))).toBeNull();
    expect(plain(lateText(row(2_832), after(2_832)))).toContain('"37m 12s","after":" over the SLA"');
    const learned = stuckOrder({
      steps: [aStepState('p', { state: 'waiting', since: placedAt, dueAt: after(9), limitKind: 'learned' })],
    });
    const late = timelineRows(learned, after(19))[0] ?? expect.fail('it waits');
    expect(plain(lateText(late, after(19)))).toContain('over the usual limit');
  });

  test('[UI27] only the wait that is due first is at risk', () => {
    const steps = [
      aStepState('a', { state: 'waiting', since: placedAt, dueAt: after(60) }),
      aStepState('b', { state: 'waiting', since: placedAt, dueAt: after(900) }),
    ];
    const waitingFor = [
      aWait({ element: 'step_a', dueAt: after(60) }),
      aWait({ element: 'step_b', dueAt: after(900) }),
    ];
    const order = stuckOrder({ attention: 'at-risk', steps, waitingFor, events: [] });
    expect(timelineRows(order, after(50)).map(({ tone }) => tone)).toEqual(['risk', 'plain']);
  });

  test('[UI25] the line runs from the start to now; a deadline far ahead does not stretch it', () => {
    const order = stuckOrder();
    const instants = (nowS: number) => timelineInstants(order, timelineRows(order, after(nowS)), after(nowS));
    expect(new Set(instants(2_832))).toEqual(new Set([0, 12, 52, 600, 2_832].map(after)));
    expect(Math.max(...instants(60))).toBe(after(60));
    expect(Math.max(...instants(400))).toBe(after(600));
  });

  test('[B16][UI27] the step an expired order waited for keeps its row, ended where the order was cut off', () => {
    const rows = timelineRows(expiredOrder(), after(9_000));
    expect(rows.map(({ activity, kind, tone }) => `${activity} ${kind} ${tone}`)).toEqual([
      'placed done plain',
      'PaymentReceived stopped plain',
      'stock done plain',
      'shipping done plain',
      'completed blocked plain',
      'expired done plain',
    ]);
    const stopped = rows[1] ?? expect.fail('it has a row');
    expect(stopped.stop).toEqual({ atMs: after(900), how: 'expired', cameAtMs: null });
    expect(plain(waitText(stopped, after(900)))).toBe(
      '{"before":"never came, expired after ","strong":"15m 00s","after":""}',
    );
    expect(plain(lateText(stopped, after(900)))).toContain('"5m 00s","after":" over the SLA"');
    expect(rows[4]?.needs).toEqual(['Payment received']);
  });

  test('[A26][UI27] what came after the order had expired is told as late, not as never', () => {
    const late = anEvent('PaymentReceived', 950, { flags: ['late', 'after-end'] });
    const rows = timelineRows(expiredOrder({ events: [...expiredOrder().events, late] }), after(9_000));
    const stopped = rows[1] ?? expect.fail('it has a row');
    expect(stopped.points).toEqual([after(950)]);
    expect(plain(waitText(stopped, after(900)))).toContain(
      '"before":"expired after ","strong":"15m 00s","after":", came 50s later"',
    );
  });

  test('[UI25] a closed order ends where it ended', () => {
    const order = stuckOrder({ state: 'expired', closedAt: after(600), waitingFor: [] });
    const rows = timelineRows(order, after(9_000));
    expect(rows[1]?.wait).toBeNull();
    expect(Math.max(...timelineInstants(order, rows, after(9_000)))).toBe(after(600));
  });
});
