import type { Activity } from '../../ids.ts';
import { type Block, CHOICE_START } from '../model.ts';
import type { Random } from './random.ts';

export interface TimedOptions {
  /** Share of events committed late, by an exponential delay of 0.7 mean durations. */
  readonly lateShare: number;
  /** Mean duration of a step, 1 where not given. */
  readonly meanOf?: (activity: Activity) => number;
  /** Chance of going round a loop once more. */
  readonly againShare?: number;
}

interface TimedEvent {
  readonly activity: Activity;
  at: number;
}

/** Orders whose steps take exponential times, parallel branches really at the same time, events in the order they are committed. */
export function timedOrders(model: Block, orders: number, random: Random, options: TimedOptions): Activity[][] {
  return Array.from({ length: orders }, () => {
    const events: TimedEvent[] = [];
    run(model, 0, events, random, options);
    for (const event of events) if (random.next() < options.lateShare) event.at += exponential(random, 0.7);
    return events.sort((a, b) => a.at - b.at).map(({ activity }) => activity);
  });
}

const exponential = (random: Random, mean: number): number => -Math.log(1 - random.next()) * mean;

/** Plays a block from a time on; returns when it is done. */
function run(block: Block, from: number, events: TimedEvent[], random: Random, options: TimedOptions): number {
  if (block.kind === 'activity') {
    const at = from + exponential(random, options.meanOf?.(block.activity) ?? 1) + 0.01;
    events.push({ activity: block.activity, at });
    return at;
  }
  if (block.kind === 'partial-order') {
    const done: number[] = [];
    for (const [index, child] of block.children.entries()) {
      const waits = block.order.filter(([, after]) => after === index).map(([before]) => done[before] ?? from);
      done.push(run(child, Math.max(from, ...waits), events, random, options));
    }
    return Math.max(...done);
  }
  const end = block.children.length;
  const visited = new Set<number>();
  let time = from;
  for (let at = next(block.edges, CHOICE_START, visited, random, options); at !== end; ) {
    visited.add(at);
    time = run(block.children[at] as Block, time, events, random, options);
    at = next(block.edges, at, visited, random, options);
  }
  return time;
}

/** A way on: one that leads back with the chance of a repeat, else any of the others. */
function next(
  edges: readonly (readonly [number, number])[],
  from: number,
  visited: ReadonlySet<number>,
  random: Random,
  { againShare = 0.2 }: TimedOptions,
): number {
  const ways = edges.filter(([source]) => source === from).map(([, target]) => target);
  const back = ways.filter((target) => target <= from || visited.has(target));
  const on = ways.filter((target) => !back.includes(target));
  if (on.length === 0) return random.pick(back);
  return back.length > 0 && random.next() < againShare ? random.pick(back) : random.pick(on);
}
