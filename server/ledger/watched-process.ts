import type { RejectionTally } from '../../shared/event/rejections.ts';
import { elementIdOf } from '../../shared/model/element-id.ts';
import { createModelDeviations } from '../conformance/model-deviations.ts';
import type { ProcessMetrics, ViewFeed, WatchedProcess } from '../process.ts';
import { createVersionDesk } from '../versions/version-desk.ts';
import { createVersionHistory, type VersionHistory } from '../versions/version-history.ts';
import type { Ledger } from './ledger.ts';
import { orderDetail } from './order-detail.ts';
import { ordersPage } from './order-list.ts';
import { budgetUsedAt, nodesOf, partialOrders, sourceOf, stepOf } from './projection.ts';

/** The ledger as the gateway sees it: questions answered from the state as it stands, nothing stored on the way. */
export function createWatchedProcess(
  ledger: Ledger,
  feed: ViewFeed,
  history: VersionHistory = createVersionHistory(ledger),
): WatchedProcess {
  const { config, book, board, counters, partitions, statistics, rejections } = ledger;
  const model = () => (ledger.drawn === null ? null : { version: ledger.drawn.version, since: ledger.drawn.since });
  const activities = () =>
    ledger.drawn === null ? [] : nodesOf(ledger.drawn.mined.diagram).flatMap(({ activity }) => activity ?? []);
  const problem = (): string | null => {
    const { state, problem: told } = sourceOf(ledger);
    if (told !== null) return told;
    if (state === 'connecting') return 'Connecting to the source.';
    if (state !== 'catching-up') return null;
    const lag = partitions.lag();
    return lag === 0 ? 'Looking how far each partition reaches.' : `Catching up: ${lag} records to read.`;
  };

  return {
    id: config.id,
    name: config.name,
    feed,
    problem,
    ready: () => problem() === null,
    listItem: () => ({
      id: config.id,
      name: config.name,
      orders: book.totals['in-flight'],
      asOf: ledger.asOf,
      model: model(),
      demo: ledger.mode === 'demo',
    }),
    summary() {
      const { 'in-flight': inFlight, ...closed } = book.totals;
      return {
        id: config.id,
        asOf: ledger.asOf,
        live: sourceOf(ledger).state === 'live',
        lag: partitions.lag(),
        orders: {
          inFlight,
          atRisk: board.atRisk,
          overdue: board.overdue,
          manual: counters.manual,
          ...closed,
          partial: partialOrders(ledger),
        },
        events: {
          accepted: counters.accepted,
          rejected: rejections.total,
          duplicate: counters.duplicate,
          late: counters.late,
          outOfOrder: counters.outOfOrder,
        },
        model:
          ledger.drawn === null
            ? null
            : { ...model(), version: ledger.drawn.version, since: ledger.drawn.since, steps: activities().length },
      };
    },
    model(version) {
      const shown = isDrawn(ledger, version) ? ledger.drawn : history.find(version)?.drawn;
      if (!shown) return null;
      const { version: current, since, orders, fitting, mined } = shown;
      const { nodes, flows, interrupts, width, height } = mined.diagram;
      return {
        version: current,
        since,
        orders,
        fitting,
        diagram: {
          nodes: [...nodes],
          flows: flows.map((flow) => ({ ...flow, waypoints: [...flow.waypoints] })),
          interrupts: interrupts.map((one) => ({ ...one, flow: { ...one.flow, waypoints: [...one.flow.waypoints] } })),
          width,
          height,
        },
        xml: mined.xml,
      };
    },
    steps: () => activities().map((activity) => stepOf(ledger, activity, budgetUsedAt(ledger, elementIdOf(activity)))),
    orders: (query) => ordersPage(ledger, query),
    order: (id, generation) => orderDetail(ledger, id, generation),
    deviations: createModelDeviations(ledger),
    versions: createVersionDesk(ledger, history),
    rejections: () => ({
      total: rejections.total,
      reasons: rejections.groups().map((group) => ({ ...group, samples: [...group.samples] })),
    }),
    metrics(): ProcessMetrics {
      const known = activities();
      const waiting = known.map((activity) => [activity, board.countsAt(elementIdOf(activity))] as const);
      return {
        inFlight: new Map(waiting.map(([activity, counts]) => [activity, counts?.waiting ?? 0])),
        overdue: new Map(waiting.map(([activity, counts]) => [activity, counts?.overdue ?? 0])),
        completed: book.totals.completed,
        expired: ledger.expiredAt,
        accepted: counters.accepted,
        late: counters.late,
        rejected: perReason(rejections.groups()),
        lag: partitions.all().map(({ topic, partition, endOffset, nextOffset }) => ({
          topic,
          partition,
          records: Math.max(0, endOffset - nextOffset),
        })),
        asOf: ledger.asOf,
        durations: new Map([...statistics.all()].map(({ activity, cumulative }) => [activity, cumulative])),
      };
    },
  };
}

/** What is drawn now is known before the history has seen it. */
const isDrawn = ({ drawn }: Ledger, version?: number): boolean => version === undefined || version === drawn?.version;

/** Over all topics and services. */
function perReason(groups: ReturnType<RejectionTally['groups']>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reason, count } of groups) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return counts;
}
