import type { Activity } from '../ids.ts';
import type { VariantLog } from '../variant/variant-log.ts';
import { liveNodes, type Net, nodeAt } from './net.ts';

/** Position of a step that has not happened; the plain start event happens before position 0. */
const never = -2;
const atStart = -1;

/** Where each step last happened in one order so far. */
type LastSeen = Map<number, number>;
type StepsBehind = (node: number) => readonly number[];

/**
 * How many orders took each flow, counted once per order. Every step of an order is traced back through the gateways before it:
 * at an XOR join along the way whose last step happened most recently, at an AND join along every way. Exact for orders that fit
 * the model; a deviating or interrupted order is counted as far as it can be followed. O(log steps · gateways in between).
 */
export function countFlows(
  net: Net,
  log: VariantLog,
  interrupts: readonly Activity[],
): (from: number, to: number) => number {
  const nodeOf = new Map(liveNodes(net).map((node) => [nodeAt(net, node).activity, node]));
  const plainStart = plainEvent(net, 'start');
  const plainEnd = plainEvent(net, 'end');
  const behind = stepsBehind(net);
  const counts = new Map<string, number>();
  for (const { trace, count } of log.variants) {
    const lastSeen: LastSeen = new Map(plainStart === undefined ? [] : [[plainStart, atStart]]);
    const taken = new Set<string>();
    let latest = atStart;
    let mayEnd = plainEnd !== undefined;
    for (const [position, index] of trace.entries()) {
      const activity = log.activities[index] as Activity;
      if (interrupts.includes(activity)) {
        mayEnd = false;
        break;
      }
      const node = nodeOf.get(activity);
      if (node === undefined) continue;
      traceBack(net, node, lastSeen, behind, taken);
      lastSeen.set(node, position);
      latest = position;
    }
    if (mayEnd && plainEnd !== undefined && recency(plainEnd, lastSeen, behind) === latest) {
      traceBack(net, plainEnd, lastSeen, behind, taken);
    }
    for (const flow of taken) counts.set(flow, (counts.get(flow) ?? 0) + count);
  }
  return (from, to) => counts.get(`${from},${to}`) ?? 0;
}

function plainEvent(net: Net, kind: 'start' | 'end'): number | undefined {
  return liveNodes(net).find((node) => nodeAt(net, node).kind === kind && nodeAt(net, node).activity === null);
}

/** Adds the flows that led to `target` to `taken`. */
function traceBack(net: Net, target: number, lastSeen: LastSeen, behind: StepsBehind, taken: Set<string>): void {
  const open = new Set([target]);
  for (const node of open) {
    const { kind, before } = nodeAt(net, node);
    const ways = kind === 'xor' ? latestWay(before, lastSeen, behind) : [...before];
    for (const from of ways) {
      taken.add(`${from},${node}`);
      if (isGateway(net, from)) open.add(from);
    }
  }
}

function latestWay(ways: ReadonlySet<number>, lastSeen: LastSeen, behind: StepsBehind): number[] {
  let best: number[] = [];
  let latest = never;
  for (const from of ways) {
    const position = wayRecency(from, lastSeen, behind);
    if (position <= latest) continue;
    latest = position;
    best = [from];
  }
  return best;
}

/** Position of the latest step that leads to a node. */
function recency(node: number, lastSeen: LastSeen, behind: StepsBehind): number {
  return Math.max(never, ...behind(node).map((step) => lastSeen.get(step) ?? never));
}

function wayRecency(from: number, lastSeen: LastSeen, behind: StepsBehind): number {
  return lastSeen.get(from) ?? recency(from, lastSeen, behind);
}

/** The steps directly before a gateway or event, seen through gateways only; for a step, which is its own past, none. */
function stepsBehind(net: Net): StepsBehind {
  const known = new Map<number, readonly number[]>();
  return (node) => {
    const cached = known.get(node);
    if (cached) return cached;
    const steps: number[] = [];
    const { kind, before } = nodeAt(net, node);
    const seen = kind === 'task' ? new Set<number>() : new Set(before);
    for (const other of seen) {
      if (isGateway(net, other)) for (const further of nodeAt(net, other).before) seen.add(further);
      else steps.push(other);
    }
    known.set(node, steps);
    return steps;
  };
}

function isGateway(net: Net, node: number): boolean {
  const { kind } = nodeAt(net, node);
  return kind === 'xor' || kind === 'and';
}
