import { createFlowWatch } from '../../../shared/change/flow-watch.ts';
import { createPictureKeeper } from '../../../shared/change/picture-keeper.ts';
import { stepNames } from '../../../shared/change/testing/noisy-flow.ts';
import type { EpochMs } from '../../../shared/ids.ts';
import type { Picture } from '../../../shared/model/difference.ts';
import { discover } from '../../../shared/model/discover.ts';
import { toFlowGraph } from '../../../shared/model/graph.ts';
import { measureQuality } from '../../../shared/quality/measure.ts';
import type { VariantLog } from '../../../shared/variant/variant-log.ts';

/** What a browser would show of a flow: the watch, and the pictures mined and kept as the server does, without its clock. */
export interface LivePicture {
  readonly version: number;
  /** Discovery runs, and how often the picture on screen became another one. */
  readonly mined: number;
  readonly changed: number;
  readonly picture: Picture | null;
  finished(trace: readonly number[], startedAt: EpochMs): void;
  /** Looks for a better picture where there is a reason. */
  look(): void;
}

export function createLivePicture(): LivePicture {
  const watch = createFlowWatch();
  const keeper = createPictureKeeper();
  let picture: Picture | null = null;
  let mined = 0;
  let changed = 0;
  return {
    get version() {
      return watch.version.number;
    },
    get mined() {
      return mined;
    },
    get changed() {
      return changed;
    },
    get picture() {
      return picture;
    },
    finished: (trace, startedAt) => void watch.finished(trace, startedAt),
    look() {
      const next = keeper.occasion(watch);
      if (next === null) return;
      keeper.ask(next.occasion);
      mined++;
      const log = { activities: stepNames, variants: watch.ways() };
      const candidate = pictureOf(log);
      const shown = picture;
      const rivals =
        shown === null
          ? null
          : { shown, shownScore: scoreOf(shown, log), candidate, candidateScore: scoreOf(candidate, log) };
      if (!keeper.accepts(next.occasion, rivals, stepNames)) return;
      if (picture === null || elementsOf(picture) !== elementsOf(candidate)) changed++;
      picture = candidate;
    },
  };
}

function pictureOf(log: VariantLog): Picture {
  const model = discover(log);
  return { model, graph: toFlowGraph(model, log) };
}

const scoreOf = ({ model }: Picture, log: VariantLog): number =>
  measureQuality(model.root, { ...log, variants: log.variants.slice(0, 200) }).fAll;

const elementsOf = ({ graph }: Picture): string =>
  [...graph.nodes, ...graph.flows]
    .map(({ id }) => id)
    .sort()
    .join(' ');
