import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toElementId, toEpochMs } from '../shared/ids.ts';
import { deltaRingMax } from '../shared/limits.ts';
import { applyDelta } from '../shared/view/apply.ts';
import type { Delta } from '../shared/view/delta.ts';
import { type View, type ViewRecord, viewKey } from '../shared/view/records.ts';
import { createFeed, type Feed } from './feed.ts';

const flow = (id: number, count: number): ViewRecord => ({
  kind: 'flow',
  element: toElementId(`flow${id}`),
  count,
  share: 1,
});

/** Views as a handful of flows that come, go and change. */
const views = fc.array(
  fc.uniqueArray(fc.record({ id: fc.nat(5), count: fc.nat(3) }), { selector: ({ id }) => id, maxLength: 6 }),
  { minLength: 1, maxLength: 20 },
);

const viewOf = (feed: Feed): View => new Map(feed.snapshot().records.map((record) => [viewKey(record), record]));

function publishAll(feed: Feed, all: readonly (readonly { id: number; count: number }[])[]): void {
  for (const [tick, flows] of all.entries()) {
    const records = flows.map(({ id, count }) => flow(id, count));
    feed.publish(records, [], 1, toEpochMs(tick * 100));
  }
}

describe('the feed', () => {
  it('[VW1] deltas applied to a snapshot give a fresh snapshot, whenever one joined', () => {
    fc.assert(
      fc.property(views, views, (before, after) => {
        const feed = createFeed();
        publishAll(feed, before);
        let view = viewOf(feed);
        let { seq } = feed.snapshot();
        feed.subscribe((delta) => {
          expect(delta.fromSeq).toBe(seq);
          view = applyDelta(view, delta);
          seq = delta.seq;
        });
        publishAll(feed, after);
        expect(view).toEqual(viewOf(feed));
        expect(seq).toBe(feed.snapshot().seq);
      }),
    );
  });

  it('[VW1] one squashed delta brings a browser that missed some up to date', () => {
    fc.assert(
      fc.property(views, views, (before, after) => {
        const feed = createFeed();
        publishAll(feed, before);
        const held = viewOf(feed);
        const { seq } = feed.snapshot();
        publishAll(feed, after);
        const missed = feed.since(seq);
        expect(missed === null ? null : applyDelta(held, missed)).toEqual(viewOf(feed));
      }),
    );
  });

  it('[B35] says nothing new but a heartbeat a second, and forgets deltas older than its ring', () => {
    const feed = createFeed();
    const heard: Delta[] = [];
    feed.subscribe((delta) => heard.push(delta));
    for (let tick = 0; tick <= 30; tick++) feed.publish([flow(1, 1)], [], 1, toEpochMs(10_000 + tick * 100));
    expect(heard.map(({ ops }) => ops.length)).toEqual([1, 0, 0, 0]);
    for (let tick = 0; tick < deltaRingMax + 1; tick++)
      feed.publish([flow(1, tick + 2)], [], 1, toEpochMs(20_000 + tick));
    expect(feed.since(0)).toBeNull();
  });
});
