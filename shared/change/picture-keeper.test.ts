import { describe, expect, it } from 'vitest';
import { type Activity, toActivity, toEpochMs } from '../ids.ts';
import { sequence, step } from '../model/blocks.ts';
import type { Picture } from '../model/difference.ts';
import { toFlowGraph } from '../model/graph.ts';
import { createFlowWatch, type FlowWatch } from './flow-watch.ts';
import { createPictureKeeper, type PictureKeeper } from './picture-keeper.ts';

const activities = ['a', 'b', 'c', 'x'].map(toActivity);

function draw(names: readonly Activity[], orders = 100): Picture {
  const model = { root: sequence(...names.map(step)), orders, interrupts: [] };
  return { model, graph: toFlowGraph(model, { activities, variants: [] }) };
}

const usual = draw(activities.slice(0, 3));
const other = draw([activities[0], activities[2], activities[1]] as Activity[]);

function tell(watch: FlowWatch, trace: readonly number[], orders: number): void {
  for (let order = 0; order < orders; order++) watch.finished(trace, toEpochMs(order));
}

/** A keeper that shows a picture of so many orders. */
function shown(watch: FlowWatch): PictureKeeper {
  const keeper = createPictureKeeper();
  const first = keeper.occasion(watch);
  if (first === null) throw new Error('a first picture is always asked for');
  keeper.ask(first.occasion);
  expect(keeper.accepts(first.occasion, null, activities)).toBe(true);
  return keeper;
}

function watched(orders: number): FlowWatch {
  const watch = createFlowWatch();
  tell(watch, [0, 1, 2], orders);
  return watch;
}

describe('keeping a picture', () => {
  it('[CH10] nothing is looked for where nothing finished or nothing could have changed', () => {
    expect(createPictureKeeper().occasion(createFlowWatch())).toBeNull();
    const watch = watched(100);
    const keeper = shown(watch);
    tell(watch, [0, 1, 2], 40);
    expect(keeper.occasion(watch)).toBeNull();
  });

  it('[CH10] a relation that flips, a new step and half as many orders again are reasons to look', () => {
    const flipped = watched(10);
    const keeper = shown(flipped);
    tell(flipped, [0, 2], 4);
    expect(keeper.occasion(flipped)).toMatchObject({ isUrgent: false });
    const novel = watched(100);
    const other = shown(novel);
    tell(novel, [0, 1, 3, 2], 1);
    expect(other.occasion(novel)?.occasion.marks).toBe('[[3],[],[]]');
    const cut = watched(100);
    const interrupted = shown(cut);
    cut.cutShort([0, 3]);
    expect(interrupted.occasion(cut)?.occasion.marks).toBe('[[],[3],[]]');
    const proven = [[toActivity('pay'), toActivity('pack')] as const];
    expect(shown(watched(100)).occasion(watched(100), proven)).not.toBeNull();
    const grown = watched(100);
    const third = shown(grown);
    tell(grown, [0, 1, 2], 50);
    expect(third.occasion(grown)).not.toBeNull();
  });

  it('[CH14] an occasion that is given back is a reason again, as urgent as before', () => {
    const watch = watched(100);
    const keeper = createPictureKeeper();
    const first = keeper.occasion(watch);
    if (first === null) throw new Error('a first picture is always asked for');
    keeper.ask(first.occasion);
    expect(keeper.occasion(watch)).toBeNull();
    keeper.giveBack(first.occasion);
    expect(keeper.occasion(watch)).toEqual(first);
  });

  it('[CH11] a picture stays unless another is better by .02 or a relation in it has flipped', () => {
    const watch = watched(100);
    const keeper = shown(watch);
    tell(watch, [0, 1, 2], 100);
    const occasion = keeper.occasion(watch)?.occasion;
    if (occasion === undefined) throw new Error('twice as many orders are a reason');
    const rivals = { shown: usual, shownScore: 0.9, candidate: other, candidateScore: 0.91 };
    expect(keeper.accepts(occasion, rivals, activities)).toBe(false);
    expect(keeper.accepts(occasion, { ...rivals, candidateScore: 0.93 }, activities)).toBe(true);
    const turned = watched(100);
    const flipping = shown(turned);
    tell(turned, [0, 2, 1], 40);
    const reason = flipping.occasion(turned)?.occasion;
    if (reason === undefined) throw new Error('an order that turned round is a reason');
    expect(flipping.accepts(reason, rivals, activities)).toBe(true);
  });

  it('[CH11] a new version is shown at once, and must not wait', () => {
    const watch = watched(500);
    const keeper = shown(watch);
    for (let order = 0; watch.version.number === 1 && order < 20; order++)
      watch.finished([0, 2], toEpochMs(1_000 + order));
    const next = keeper.occasion(watch);
    expect(next?.isUrgent).toBe(true);
    const rivals = { shown: usual, shownScore: 0.9, candidate: other, candidateScore: 0.5 };
    expect(next && keeper.accepts(next.occasion, rivals, activities)).toBe(true);
  });
});
