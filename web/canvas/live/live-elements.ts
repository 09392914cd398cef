import { type ElementId, toElementId } from '../../../shared/ids.ts';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import type { FlowRecord, GatewayRecord, StepRecord, ViewRecord } from '../../../shared/view/records.ts';
import type { LiveFeed } from '../props.ts';
import type { CanvasBus } from '../viewer/services.ts';

const afterAll = 100;

/** Numbers of drawn elements that differ from what was told last; null: the record is gone. */
export interface LiveChange {
  readonly steps: readonly (readonly [ElementId, StepRecord | null])[];
  readonly gateways: readonly (readonly [ElementId, GatewayRecord | null])[];
  readonly flows: readonly (readonly [ElementId, FlowRecord | null])[];
}

export interface LiveElements {
  /** Follows a feed from now on; the way out stops following. */
  readonly attach: (feed: LiveFeed) => () => void;
  /** The step record told last for an element. */
  readonly step: (element: string) => StepRecord | undefined;
  readonly steps: () => readonly StepRecord[];
}

interface Watched {
  readonly steps: readonly ElementId[];
  readonly gateways: readonly ElementId[];
  readonly flows: readonly ElementId[];
}

/**
 * Says once per animation frame which drawn elements have new numbers; badges, heat and tokens only listen. Records keep their
 * identity while they are untouched, so a tick costs one look-up per drawn element. A hidden tab has no frames and does nothing.
 */
function createLiveElements(eventBus: CanvasBus): LiveElements {
  const told = new Map<string, ViewRecord>();
  let watched: Watched = { steps: [], gateways: [], flows: [] };
  let feed: LiveFeed | null = null;
  let frame = 0;

  function changed<Kind extends ViewRecord['kind']>(kind: Kind, elements: readonly ElementId[]) {
    type Told = Extract<ViewRecord, { kind: Kind }>;
    const changes: (readonly [ElementId, Told | null])[] = [];
    for (const element of elements) {
      const key = `${kind}:${element}`;
      const record = feed?.record(key);
      if (record === told.get(key)) continue;
      if (record) told.set(key, record);
      else told.delete(key);
      changes.push([element, record?.kind === kind ? (record as Told) : null]);
    }
    return changes;
  }

  function tell(): void {
    frame = 0;
    const change: LiveChange = {
      steps: changed('step', watched.steps),
      gateways: changed('gateway', watched.gateways),
      flows: changed('flow', watched.flows),
    };
    if (change.steps.length + change.gateways.length + change.flows.length > 0) eventBus.fire('live.changed', change);
  }

  function schedule(): void {
    if (frame === 0) frame = requestAnimationFrame(tell);
  }

  eventBus.on('model.shown', afterAll, ({ model }) => {
    watched = watchedOf(model);
    told.clear();
    tell();
  });
  eventBus.on('diagram.destroy', () => cancelAnimationFrame(frame));

  const step = (element: string) => told.get(`step:${element}`) as StepRecord | undefined;
  return {
    attach: (next) => {
      feed = next;
      schedule();
      const unsubscribe = next.subscribe(schedule);
      return () => {
        unsubscribe();
        if (feed === next) feed = null;
      };
    },
    step,
    steps: () => watched.steps.flatMap((element) => step(element) ?? []),
  };
}
createLiveElements.$inject = ['eventBus'];

function watchedOf({ diagram }: ModelMessage): Watched {
  const nodes = [...diagram.nodes, ...diagram.interrupts.flatMap(({ start, end }) => [start, end])];
  const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => toElementId(id));
  return {
    steps: ids(nodes.filter(({ type }) => type !== 'xor' && type !== 'and')),
    gateways: ids(nodes.filter(({ type }) => type === 'xor' || type === 'and')),
    flows: ids([...diagram.flows, ...diagram.interrupts.map(({ flow }) => flow)]),
  };
}

export const liveElementsModule = {
  __init__: ['liveElements'],
  liveElements: ['factory', createLiveElements],
};
