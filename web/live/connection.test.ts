import { expect, test } from 'vitest';
import type { Hello } from '../../shared/protocol/socket.ts';
import { connect, type SocketHandlers } from './connection.ts';
import { redialAfterMs } from './connection-state.ts';
import { createTestStore, delta, gateway, snapshot } from './testing/live.fixture.ts';

/** A socket moved by hand, in a page whose watch is run by hand. */
function openTestConnection() {
  const { live, time } = createTestStore();
  const calls: string[] = [];
  let hello: () => Hello = () => expect.fail('not opened');
  let handlers: SocketHandlers | undefined;
  let watch: () => void = () => expect.fail('not watched');
  const close = connect(
    'orders',
    live,
    (askHello, given) => {
      hello = askHello;
      handlers = given;
      return {
        resync: (lastSeq) => calls.push(`resync ${lastSeq}`),
        redial: () => calls.push('redial'),
        close: () => calls.push('close'),
      };
    },
    time.now,
    (_interval, run) => {
      watch = run;
      return () => calls.push('unwatch');
    },
  );
  if (!handlers) expect.fail('not opened');
  return { live, time, calls, handlers, close, hello: () => hello(), watch: () => watch() };
}

test('[UI16] every attempt says what is held: nothing first, then run and seq', () => {
  const { hello, handlers } = openTestConnection();
  expect(hello()).toEqual({ protocol: 1, process: 'orders', lastSeq: null, run: null });
  handlers.onSnapshot(snapshot(7));
  handlers.onDelta(delta(7, 8));
  expect(hello()).toEqual({ protocol: 1, process: 'orders', lastSeq: 8, run: 'run-1' });
});

test('[UI11] a gap asks once to resync from what is held, again only after two silent seconds', () => {
  const { calls, handlers, time } = openTestConnection();
  handlers.onSnapshot(snapshot(7));
  handlers.onDelta(delta(9, 10));
  handlers.onDelta(delta(10, 11));
  expect(calls).toEqual(['resync 7']);
  time.pass(2_000);
  handlers.onDelta(delta(11, 12));
  expect(calls).toEqual(['resync 7', 'resync 7']);
  handlers.onSnapshot(snapshot(12));
  handlers.onDelta(delta(13, 14));
  expect(calls).toEqual(['resync 7', 'resync 7', 'resync 12']);
});

test('[UI16] a restarted server numbers anew: its snapshot replaces what was held', () => {
  const { live, handlers } = openTestConnection();
  handlers.onSnapshot(snapshot(900, { records: [gateway('old', 1)] }));
  handlers.onSnapshot({ ...snapshot(3, { records: [gateway('new', 1)] }), run: 'run-2' });
  handlers.onDelta(delta(3, 4));
  expect([...live.latest().view.keys()]).toEqual(['gateway:new']);
  expect(live.latest()).toMatchObject({ seq: 4, run: 'run-2' });
});

test('[UI14] an open but silent line is dialled anew every ten seconds', () => {
  const { calls, handlers, time, watch } = openTestConnection();
  handlers.onSnapshot(snapshot(1));
  time.pass(redialAfterMs - 1);
  watch();
  expect(calls).toEqual([]);
  time.pass(1);
  watch();
  watch();
  expect(calls).toEqual(['redial']);
  time.pass(redialAfterMs);
  watch();
  expect(calls).toEqual(['redial', 'redial']);
});

test('[UI14] closing ends the watch and the line', () => {
  const { calls, close } = openTestConnection();
  close();
  expect(calls).toEqual(['unwatch', 'close']);
});
