import type { Activity } from '../../shared/ids.ts';
import type { Diagram } from '../../shared/model/diagram.ts';
import { difference } from '../../shared/model/difference.ts';
import type { ModelVersion, ModelVersions } from '../../shared/protocol/versions.ts';
import { renderPicture } from '../discover/picture/picture.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { VersionAnswers } from '../process.ts';
import { hiddenIn, ordersWith } from './count-orders.ts';
import { listVariants } from './list-variants.ts';
import { nameChange, nameStep } from './name-change.ts';
import { changeOf, type ShownVersion, type VersionHistory } from './version-history.ts';

/** Answers what was drawn when, what changed, and which ways orders went; computed when asked, off the hot path. */
export function createVersionDesk(ledger: Ledger, history: VersionHistory): VersionAnswers {
  const { config, book } = ledger;
  const { labels } = config;

  function describe({ drawn, cut }: ShownVersion, index: number, all: readonly ShownVersion[]): ModelVersion {
    const change = changeOf(all, index);
    const graphs = all.map((shown) => shown.drawn.mined.graph);
    return {
      version: drawn.version,
      since: drawn.since,
      orders: drawn.orders,
      fitting: drawn.fitting,
      cause: cut !== null ? 'changed' : drawn.version === 1 ? 'first' : 'refined',
      startsAt: cut?.startsAt ?? null,
      change: change === null ? null : nameChange(change, graphs, labels),
    };
  }

  function newSteps(): ModelVersions['provisional'] {
    const provisional = history.flow()?.mined.provisional ?? [];
    const orders = ordersWith(book.tree, provisional);
    return provisional.map((activity, index) => ({ ...nameStep(activity, labels), orders: orders[index] ?? 0 }));
  }

  return {
    all() {
      const all = history.all();
      const model = all.at(-1)?.drawn.mined.model;
      const hidden = model === undefined ? [] : hiddenIn(ledger, model, history.flow()?.startsAt ?? null);
      return {
        versions: all.map(describe),
        provisional: newSteps(),
        hidden: hidden.map(({ activity, share }) => ({ ...nameStep(activity, labels), share })),
      };
    },
    compare(from, to) {
      const [before, since] = [history.find(from)?.drawn.mined, history.find(to)?.drawn.mined];
      if (before === undefined || since === undefined) return null;
      return { from, to, change: nameChange(difference(before, since), [before.graph, since.graph], labels) };
    },
    picture(version) {
      const shown = history.find(version);
      if (shown === null) return null;
      const { diagram } = shown.drawn.mined;
      return renderPicture(diagram, { title: config.name, ordersOf: (activity) => ordersAt(diagram, activity) });
    },
    variants: (limit) => listVariants(book.tree, limit, labels),
  };
}

/** How often a drawn step was taken: what flows into it, or out of a start. */
function ordersAt({ nodes, flows, interrupts }: Diagram, activity: Activity): number {
  const all = [...nodes, ...interrupts.map(({ end }) => end)];
  const node = all.find((one) => one.activity === activity);
  const taken = [...flows, ...interrupts.map(({ flow }) => flow)].filter(({ source, target }) =>
    node?.type === 'start' ? source === node.id : target === node?.id,
  );
  return taken.reduce((sum, { count }) => sum + count, 0);
}
