import type { Activity, ElementId } from '../ids.ts';
import type { FlowGraph } from './flow-graph.ts';
import type { Model } from './model.ts';
import { type PairRelation, pairRelations } from './pair-relations.ts';

/** One version of the picture: what is compared. */
export interface Picture {
  readonly model: Model;
  readonly graph: FlowGraph;
}

/** What two versions say of a step or flow that both draw: how many orders have it, as a share of those each was mined from. */
export interface ShareChange {
  readonly before: number;
  readonly since: number;
}

/** A step that stands elsewhere, with the steps it stands differently to. */
export interface MovedStep {
  readonly activity: Activity;
  readonly to: readonly { readonly activity: Activity; readonly before: PairRelation; readonly since: PairRelation }[];
}

/** What is different from one version to the next, as data (semantics 15). Sorted by name or id. */
export interface Difference {
  readonly steps: {
    readonly added: readonly Activity[];
    readonly removed: readonly Activity[];
    readonly moved: readonly MovedStep[];
    readonly more: readonly (ShareChange & { readonly activity: Activity })[];
    readonly less: readonly (ShareChange & { readonly activity: Activity })[];
  };
  readonly flows: {
    readonly added: readonly ElementId[];
    readonly removed: readonly ElementId[];
    readonly more: readonly (ShareChange & { readonly id: ElementId })[];
    readonly less: readonly (ShareChange & { readonly id: ElementId })[];
  };
}

/** A share differs where it does by this much and by more than chance explains (two-proportion test, standard deviations). */
const shareMin = 0.05;
const certainty = 3;

/**
 * Compares two versions. `difference(a, a)` is empty and `difference(b, a)` mirrors `difference(a, b)`. Of steps that changed places the
 * fewest that explain it count as moved; where two explain it equally well, both do. O(steps²).
 */
export function difference(before: Picture, since: Picture): Difference {
  const stepShares = [stepSharesOf(before), stepSharesOf(since)] as const;
  const flowShares = [flowSharesOf(before), flowSharesOf(since)] as const;
  const orders = [before.model.orders, since.model.orders] as const;
  const steps = compareShares(...stepShares, orders);
  const flows = compareShares(...flowShares, orders);
  const named = ({ key, ...shares }: Changed<Activity>) => ({ activity: key, ...shares });
  const identified = ({ key, ...shares }: Changed<ElementId>) => ({ id: key, ...shares });
  return {
    steps: {
      added: steps.added,
      removed: steps.removed,
      moved: movedSteps(before.model, since.model),
      more: steps.more.map(named),
      less: steps.less.map(named),
    },
    flows: {
      added: flows.added,
      removed: flows.removed,
      more: flows.more.map(identified),
      less: flows.less.map(identified),
    },
  };
}

export function isEmptyDifference({ steps, flows }: Difference): boolean {
  return [...Object.values(steps), ...Object.values(flows)].every((changes) => changes.length === 0);
}

type Shares<Key> = ReadonlyMap<Key, number>;
type Changed<Key> = ShareChange & { readonly key: Key };

function compareShares<Key extends string>(
  before: Shares<Key>,
  since: Shares<Key>,
  [ordersBefore, ordersSince]: readonly [number, number],
): { added: Key[]; removed: Key[]; more: Changed<Key>[]; less: Changed<Key>[] } {
  const keys = [...new Set([...before.keys(), ...since.keys()])].sort();
  const both = keys.flatMap((key): Changed<Key>[] => {
    const from = before.get(key);
    const to = since.get(key);
    return from !== undefined && to !== undefined && differs(from, ordersBefore, to, ordersSince)
      ? [{ key, before: from, since: to }]
      : [];
  });
  return {
    added: keys.filter((key) => !before.has(key)),
    removed: keys.filter((key) => !since.has(key)),
    more: both.filter((change) => change.since > change.before),
    less: both.filter((change) => change.since < change.before),
  };
}

function differs(one: number, ordersOne: number, other: number, ordersOther: number): boolean {
  if (ordersOne === 0 || ordersOther === 0 || Math.abs(one - other) < shareMin) return false;
  const pooled = Math.min(1, (one * ordersOne + other * ordersOther) / (ordersOne + ordersOther));
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / ordersOne + 1 / ordersOther));
  return Math.abs(one - other) > certainty * deviation;
}

/** How many orders have each step, as a share. The flows into a step add up to them; a start event's flow leaves it. */
function stepSharesOf({ model, graph }: Picture): Map<Activity, number> {
  const shares = new Map<Activity, number>();
  for (const { id, type, activity } of graph.nodes) {
    if (activity === null) continue;
    const flows = graph.flows.filter(({ source, target }) => (type === 'start' ? source : target) === id);
    shares.set(activity, shareOf(flows, model.orders));
  }
  for (const { activity } of graph.interrupts) if (activity !== null) shares.set(activity, 0);
  return shares;
}

const flowSharesOf = ({ model, graph }: Picture): Map<ElementId, number> =>
  new Map(graph.flows.map((flow) => [flow.id, shareOf([flow], model.orders)]));

const shareOf = (flows: readonly { readonly count: number }[], orders: number): number =>
  orders === 0 ? 0 : flows.reduce((sum, { count }) => sum + count, 0) / orders;

/** Greedily the steps with the most pairs that changed, equals together, until every changed pair has one of them. */
function movedSteps(before: Model, since: Model): MovedStep[] {
  const changed = changedPairs(before, since);
  const moved: MovedStep[] = [];
  const explained = new Set<Activity>();
  for (;;) {
    const open = [...changed].map(
      ([activity, others]) => [activity, [...others.keys()].filter((other) => !explained.has(other)).length] as const,
    );
    const left = open.filter(([activity]) => !explained.has(activity));
    const most = Math.max(0, ...left.map(([, count]) => count));
    if (most === 0) break;
    const now = left.filter(([, count]) => count === most).map(([activity]) => activity);
    for (const activity of now) {
      const to = [...(changed.get(activity) ?? [])]
        .map(([other, relations]) => ({ activity: other, ...relations }))
        .sort((one, other) => (one.activity < other.activity ? -1 : 1));
      moved.push({ activity, to });
    }
    for (const activity of now) explained.add(activity);
  }
  return moved.sort((one, other) => (one.activity < other.activity ? -1 : 1));
}

interface RelationPair {
  readonly before: PairRelation;
  readonly since: PairRelation;
}

/** For every step of both models the steps it stands differently to. */
function changedPairs(before: Model, since: Model): Map<Activity, Map<Activity, RelationPair>> {
  const relations = [pairRelations(before.root), pairRelations(since.root)] as const;
  const changed = new Map<Activity, Map<Activity, RelationPair>>();
  for (const [activity, row] of relations[0]) {
    for (const [other, relation] of row) {
      const now = relations[1].get(activity)?.get(other);
      if (now === undefined || now === relation) continue;
      const others = changed.get(activity) ?? new Map<Activity, RelationPair>();
      changed.set(activity, others.set(other, { before: relation, since: now }));
    }
  }
  return changed;
}
