import type { DiagramFlow, DiagramNode } from '../diagram.ts';
import type { Sightings } from '../flow-graph.ts';
import { type Element, element } from './xml.ts';

/** `<choreoscope:seen>`: how often, and first and last when, in milliseconds since 1970. Nothing where nothing is known. */
export function renderSightings({ count = 0, firstSeen, lastSeen }: Sightings): Element[] {
  if (count === 0 && firstSeen === undefined && lastSeen === undefined) return [];
  const attributes = { count: count === 0 ? undefined : count, firstSeen, lastSeen };
  return [element('bpmn:extensionElements', {}, [element('choreoscope:seen', attributes)])];
}

/** Runs through a node by the counts of its flows: an AND has each of them on every branch, everything else on one. */
export function ordersThrough(
  { type }: DiagramNode,
  into: readonly DiagramFlow[],
  out: readonly DiagramFlow[],
): number {
  const counts = (into.length > 0 ? into : out).map(({ count }) => count);
  return type === 'and' ? Math.max(0, ...counts) : counts.reduce((sum, count) => sum + count, 0);
}
