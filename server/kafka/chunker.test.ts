import { expect, test } from 'vitest';
import { toEpochMs } from '../../shared/ids.ts';
import { createChunker } from './chunker.ts';

function chunkerThatTakes(msPerRecord: number) {
  let now = 0;
  const chunker = createChunker({ now: () => toEpochMs(now) });
  return {
    size: chunker.size,
    handle: async () => {
      const handling = Promise.resolve().then(() => {
        now += chunker.size() * msPerRecord;
      });
      await chunker.measure(handling);
    },
  };
}

test('[SO13] pieces shrink until a slow handler is done with one in about 50 ms', async () => {
  const chunker = chunkerThatTakes(0.5);
  for (let count = 0; count < 10; count += 1) await chunker.handle();
  expect(chunker.size() * 0.5).toBeLessThanOrEqual(50);
});

test('[SO13] pieces grow for a fast handler, up to a bound, and never shrink to nothing', async () => {
  const fast = chunkerThatTakes(0);
  const slow = chunkerThatTakes(1_000);
  for (let count = 0; count < 10; count += 1) await Promise.all([fast.handle(), slow.handle()]);
  expect(fast.size()).toBe(5_000);
  expect(slow.size()).toBe(50);
});
