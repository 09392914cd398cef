import { labelOf } from '../../shared/event/label.ts';
import type { Activity, ElementId } from '../../shared/ids.ts';
import type { Diagram, DiagramNode } from '../../shared/model/diagram.ts';
import { elementIdOf } from '../../shared/model/element-id.ts';
import type { TokenMove } from '../../shared/view/delta.ts';
import { budgetUsed, expiryClass, p90 } from '../../shared/view/heat.ts';
import type {
  FlowRecord,
  GatewayRecord,
  SourceStateRecord,
  StepRecord,
  SummaryRecord,
  ViewRecord,
} from '../../shared/view/records.ts';
import { dueAtOf } from '../../shared/view/waits.ts';
import type { ElementCounts } from './board.ts';
import { passingCounts } from './inference.ts';
import type { Ledger } from './ledger.ts';
import type { OrderBook } from './order-book.ts';

/** Orders looked at for a step's p90 of the budget used; beyond it every k-th is taken. */
const budgetSamplesMax = 2_000;

/** Ledger → the records a browser is shown. A tick's cost grows with the diagram; `refresh`, once a second, also with the distinct prefixes. */
export interface Projection {
  records(): Iterable<ViewRecord>;
  /** Renews what is costly or jumpy when renewed ten times a second: p90 of budgets, flow shares, charts. */
  refresh(): void;
  moves(): { readonly moves: readonly TokenMove[]; readonly sampling: number };
}

export function createProjection(ledger: Ledger): Projection {
  let flows: FlowRecord[] = [];
  const budgets = new Map<ElementId, number | null>();
  let series = ledger.series.record();
  let partial = 0;

  function* records(): Iterable<ViewRecord> {
    yield summaryOf(ledger, partial);
    yield sourceOf(ledger);
    if (series !== null) yield series;
    if (ledger.drawn === null) return;
    const { version, since, orders, fitting, mined } = ledger.drawn;
    const nodes = nodesOf(mined.diagram);
    yield {
      kind: 'model',
      version,
      since,
      orders,
      fitting,
      steps: nodes.filter(({ activity }) => activity !== null).length,
    };
    for (const node of nodes) {
      if (node.activity !== null) yield stepOf(ledger, node.activity, budgets.get(node.id) ?? null);
      else if (node.type === 'xor' || node.type === 'and') yield gatewayOf(node.id, ledger.board.countsAt(node.id));
    }
    yield* flows;
  }

  return {
    records,
    refresh() {
      series = ledger.series.record();
      partial = partialOrders(ledger);
      if (ledger.drawn === null) return;
      budgets.clear();
      for (const { id } of ledger.drawn.mined.diagram.nodes) budgets.set(id, budgetUsedAt(ledger, id));
      flows = flowsOf(ledger, ledger.drawn.mined.diagram);
    },
    moves() {
      const { moves, total } = ledger.moves.take();
      return {
        moves: moves.map(({ order, chains }) => ({
          orderId: order.id,
          state:
            order.status !== 'in-flight'
              ? 'closed'
              : order.attention === 'at-risk' || order.attention === 'overdue'
                ? order.attention
                : 'in-flight',
          chains,
        })),
        sampling: moves.length === 0 ? 1 : Math.max(1, Math.ceil(total / moves.length)),
      };
    },
  };
}

/** Every node that can carry numbers: those of the flow and the ends of the event sub-processes. */
export const nodesOf = (diagram: Diagram): readonly DiagramNode[] => [
  ...diagram.nodes,
  ...diagram.interrupts.map(({ end }) => end),
];

export function partialOrders({ book, isPartial }: Ledger): number {
  let partial = 0;
  for (const order of book.inFlight) if (isPartial(order)) partial++;
  return partial;
}

function summaryOf(ledger: Ledger, partial: number): SummaryRecord {
  const { book, board, counters, rates, series, rejections, asOf, ordersRevision } = ledger;
  const { 'in-flight': inFlight, completed, expired, failed, cancelled, compensated } = book.totals;
  return {
    kind: 'summary',
    inFlight,
    atRisk: board.atRisk,
    overdue: board.overdue,
    manual: counters.manual,
    completed,
    expired,
    failed,
    cancelled,
    compensated,
    partial,
    accepted: counters.accepted,
    rejected: rejections.total,
    duplicate: counters.duplicate,
    late: counters.late,
    outOfOrder: counters.outOfOrder,
    spread: spreadOf(book),
    donePerMinute: rates.done.lastMinute(asOf ?? 0),
    expiredPerMinute: rates.expired.lastMinute(asOf ?? 0),
    withinSla: knowsLimit(ledger) ? series.withinSla() : null,
    ordersRevision,
  };
}

/** Without any limit everything would be within them all. */
const knowsLimit = ({ config: { sla }, statistics }: Ledger): boolean =>
  sla.endToEnd !== null || sla.default !== null || sla.steps.size > 0 || statistics.learned.size > 0;

function spreadOf({ spread }: OrderBook): SummaryRecord['spread'] {
  const [example] = spread;
  return example === undefined ? null : { orders: spread.size, example: example.id };
}

export function sourceOf({
  mode,
  sourceState,
  partitions,
  config,
  asOf,
  firstEventAt,
  lastEventAt,
}: Ledger): SourceStateRecord {
  const live = partitions.caughtUp() ? 'live' : 'catching-up';
  return {
    kind: 'source',
    mode,
    state: sourceState.kind === 'live' ? live : sourceState.kind,
    problem: sourceState.kind === 'connecting' ? sourceState.problem : null,
    asOf,
    firstEventAt,
    lastEventAt,
    partitions: partitions.all().length,
    lag: partitions.lag(),
    topics: config.topics,
  };
}

export function stepOf(ledger: Ledger, activity: Activity, used: number | null): StepRecord {
  const { board, statistics, config, asOf } = ledger;
  const element = elementIdOf(activity);
  const counts = board.countsAt(element);
  const step = statistics.of(activity);
  const limit = ledger.limitOf(activity);
  return {
    kind: 'step',
    element,
    activity,
    label: labelOf(activity, config.labels),
    service: step.service,
    waiting: counts?.waiting ?? 0,
    atRisk: counts?.atRisk ?? 0,
    overdue: counts?.overdue ?? 0,
    classes: counts === undefined ? [0, 0, 0, 0, 0] : [...counts.classes],
    budgetUsed: used,
    heat: used === null ? null : expiryClass(used),
    limitMs: limit?.ms ?? null,
    limitKind: limit?.kind ?? null,
    runs: step.window.count,
    expired: step.expired.window(asOf ?? 0),
    ...step.usual,
    withinLimit: limit === null || step.window.count === 0 ? null : step.window.shareUpTo(limit.ms),
    perMinute: step.rate.lastMinute(asOf ?? 0),
    total: step.total,
    lastSeenAt: step.lastSeenAt,
  };
}

const gatewayOf = (element: ElementId, counts: ElementCounts | undefined): GatewayRecord => ({
  kind: 'gateway',
  element,
  waiting: counts?.waiting ?? 0,
  atRisk: counts?.atRisk ?? 0,
  overdue: counts?.overdue ?? 0,
});

/** p90 of the budget used by the orders waiting at an element, rounded to a hundredth; O(orders there), sampled above a bound. */
export function budgetUsedAt({ board, asOf }: Ledger, element: ElementId): number | null {
  const counts = board.countsAt(element);
  if (counts === undefined || counts.waiting === 0 || asOf === null) return null;
  const stride = Math.ceil(counts.orders.size / budgetSamplesMax);
  const used: number[] = [];
  let index = 0;
  for (const order of counts.orders) {
    if (index++ % stride !== 0) continue;
    for (const wait of board.waitsOf(order)) {
      const dueAt = dueAtOf(wait);
      if (wait.element === element && dueAt !== null) used.push(budgetUsed(asOf, wait.since, dueAt));
    }
  }
  const share = p90(used);
  return share === null ? null : Math.round(share * 100) / 100;
}

/** How many orders took each flow: the orders through each prefix times the flows its last step travelled. One pass, O(nodes). */
function flowsOf({ book, board }: Ledger, diagram: Diagram): FlowRecord[] {
  const counts = new Map<ElementId, number>();
  const passing = passingCounts(book.tree);
  for (let node = 1; node < book.tree.size; node++) {
    const through = passing[node] ?? 0;
    if (through === 0) continue;
    for (const flow of new Set(board.markingAt(node)?.travelled.flat()))
      counts.set(flow, (counts.get(flow) ?? 0) + through);
  }
  const leaving = new Map<ElementId, number>();
  for (const { id, source } of diagram.flows) leaving.set(source, (leaving.get(source) ?? 0) + (counts.get(id) ?? 0));
  const parallel = new Set(diagram.nodes.filter(({ type }) => type === 'and').map(({ id }) => id));
  return diagram.flows.map(({ id, source }) => {
    const count = counts.get(id) ?? 0;
    const all = leaving.get(source) ?? 0;
    const share = all === 0 ? 0 : parallel.has(source) ? 1 : Math.round((count / all) * 1000) / 1000;
    return { kind: 'flow', element: id, count, share };
  });
}
