import { type Activity, toActivity } from '../../ids.ts';
import type { VariantLog } from '../../variant/variant-log.ts';
import { type Block, CHOICE_START } from '../model.ts';
import type { Random } from './random.ts';

/** Orders that follow the model: choices uniform over the edges, parallel branches interleaved by a fair draw among the open ones. */
export function simulateOrders(model: Block, orders: number, random: Random): Activity[][] {
  return Array.from({ length: orders }, () => simulateOrder(model, random));
}

function simulateOrder(block: Block, random: Random): Activity[] {
  switch (block.kind) {
    case 'activity':
      return [block.activity];
    case 'choice': {
      const steps: Activity[] = [];
      const end = block.children.length;
      for (let at = nextChild(block.edges, CHOICE_START, random); at !== end; at = nextChild(block.edges, at, random)) {
        steps.push(...simulateOrder(block.children[at] as Block, random));
      }
      return steps;
    }
    case 'partial-order': {
      const left = block.children.map((child) => simulateOrder(child, random));
      const steps: Activity[] = [];
      for (let open = openBranches(block.order, left); open.length > 0; open = openBranches(block.order, left)) {
        steps.push(...(left[random.pick(open)] as Activity[]).splice(0, 1));
      }
      return steps;
    }
  }
}

type Edges = readonly (readonly [number, number])[];

function nextChild(edges: Edges, from: number, random: Random): number {
  return random.pick(edges.filter(([source]) => source === from))[1];
}

function openBranches(order: Edges, left: readonly Activity[][]): number[] {
  const isLeft = (child: number): boolean => (left[child]?.length ?? 0) > 0;
  const mustWait = (child: number): boolean =>
    order.some(([before, after]) => after === child && (isLeft(before) || mustWait(before)));
  return [...left.keys()].filter((child) => isLeft(child) && !mustWait(child));
}

/** Orders as the log discovery reads, activities by first appearance. */
export function logOf(orders: readonly (readonly string[])[]): VariantLog {
  const codes = new Map<string, number>();
  const counts = new Map<string, { trace: number[]; count: number }>();
  for (const order of orders) {
    const trace = order.map((name) => {
      const code = codes.get(name) ?? codes.size;
      codes.set(name, code);
      return code;
    });
    const variant = counts.get(trace.join()) ?? { trace, count: 0 };
    variant.count++;
    counts.set(trace.join(), variant);
  }
  return { activities: [...codes.keys()].map(toActivity), variants: [...counts.values()] };
}
