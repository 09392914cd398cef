import { describe, expect, test, vi } from 'vitest';
import { toEpochMs } from '../../shared/ids.ts';
import type { TokenMove } from '../../shared/view/delta.ts';
import { staleAfterMs } from './connection-state.ts';
import { createTestStore, delta, gateway, snapshot } from './testing/live.fixture.ts';

describe('live store', () => {
  test('[UI10] holds the snapshot and what deltas make of it, untouched records being the same objects', () => {
    const { live, time } = createTestStore();
    const still = gateway('a', 1);
    live.receiveSnapshot(snapshot(5, { records: [still, gateway('b', 1)] }));
    expect(live.receiveDelta(delta(5, 6, { ops: [['put', gateway('b', 2)]] }))).toBe('applied');
    expect(live.receiveDelta(delta(6, 7, { ops: [['remove', 'gateway:c']] }))).toBe('applied');
    time.frame();
    expect(live.record('gateway:a')).toBe(still);
    expect(live.record('gateway:b')).toEqual(gateway('b', 2));
    expect(live.getState().seq).toBe(7);
  });

  test('[UI11] a delta that does not follow is a gap and changes nothing; a known one is old', () => {
    const { live } = createTestStore();
    expect(live.receiveDelta(delta(0, 1))).toBe('gap');
    live.receiveSnapshot(snapshot(5, { records: [gateway('a', 1)] }));
    const before = live.latest().view;
    expect(live.receiveDelta(delta(6, 7, { ops: [['put', gateway('a', 9)]] }))).toBe('gap');
    expect(live.receiveDelta(delta(4, 6, { ops: [['put', gateway('a', 9)]] }))).toBe('gap');
    expect(live.receiveDelta(delta(4, 5, { ops: [['put', gateway('a', 9)]] }))).toBe('old');
    expect(live.latest().view).toBe(before);
  });

  test('[UI12] many messages between two frames are one notification; a hidden tab is told by timer', () => {
    const { live, time } = createTestStore();
    const listener = vi.fn();
    live.subscribe(listener);
    live.receiveSnapshot(snapshot(1));
    for (let seq = 1; seq < 20; seq += 1) live.receiveDelta(delta(seq, seq + 1));
    expect(listener).not.toHaveBeenCalled();
    time.frame();
    expect(listener).toHaveBeenCalledTimes(1);
    live.receiveDelta(delta(20, 21));
    time.pass(250);
    expect(listener).toHaveBeenCalledTimes(2);
    time.frame();
    expect(listener).toHaveBeenCalledTimes(2);
  });

  test('[UI13] token moves go to their listeners with the sampling factor and leave no trace in the state', () => {
    const { live } = createTestStore();
    const move: TokenMove = { orderId: 'a', state: 'in-flight', chains: [] };
    const listener = vi.fn();
    const stop = live.onMoves(listener);
    live.receiveSnapshot(snapshot(1));
    live.receiveDelta(delta(1, 2, { moves: [move], sampling: 3 }));
    expect(listener).toHaveBeenCalledExactlyOnceWith([move], 3);
    expect(JSON.stringify(live.latest())).not.toContain('sampling');
    stop();
    live.receiveDelta(delta(2, 3, { moves: [move] }));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test('[UI14] connecting until the first snapshot, live while heard, stale since the last word, refused when told so', () => {
    const { live, time } = createTestStore();
    expect(live.latest().connection).toEqual({ kind: 'connecting' });
    live.receiveSnapshot(snapshot(1, { sentAt: toEpochMs(time.now() + 500) }));
    expect(live.latest().connection).toEqual({ kind: 'live' });
    const heardAt = time.now() + 500;
    time.pass(staleAfterMs + 1);
    live.judge();
    expect(live.latest().connection).toEqual({ kind: 'stale', since: heardAt });
    live.receiveDelta(delta(1, 2));
    expect(live.latest().connection).toEqual({ kind: 'live' });
    live.receiveRefusal('no such process');
    expect(live.latest().connection).toEqual({ kind: 'refused', reason: 'no such process' });
    live.receiveSnapshot(snapshot(1));
    expect(live.latest().connection).toEqual({ kind: 'live' });
  });

  test('[UI15] server time is measured by the message that travelled fastest', () => {
    const { live, time } = createTestStore();
    live.receiveSnapshot(snapshot(1, { sentAt: toEpochMs(time.now() + 60_000 - 200) }));
    live.receiveDelta(delta(1, 2, { sentAt: toEpochMs(time.now() + 60_000 - 10) }));
    live.receiveDelta(delta(2, 3, { sentAt: toEpochMs(time.now() + 60_000 - 900) }));
    expect(live.serverNow()).toBe(time.now() + 60_000 - 10);
  });
});
