import { useMemo, useRef, useState } from 'react';
import type { OrderDetail } from '../../shared/protocol/http.ts';
import { useModel, useVersions } from '../api/queries.ts';
import { DiagramCanvas } from '../canvas/DiagramCanvas.tsx';
import type { DiagramHandle, FitInsets } from '../canvas/props.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { useConnection, useLiveStore, useModelRecord, useSource } from '../live/live-context.ts';
import { ViewLink } from '../parts/ViewLink.tsx';
import { useDataNow } from '../time/use-now.ts';
import { navigate, useViewState } from '../url/use-view-state.ts';
import { Banner } from './Banner.tsx';
import { EmptyCard } from './EmptyCard.tsx';
import { orderPathOf } from './order-path.ts';
import { problemOf } from './problem.ts';
import { StageHead } from './StageHead.tsx';
import './stage.css';

const wideInsets = { top: 56, bottom: 112 };
/** Room for the pill that leads from a diagram too small to read to the list of its steps. */
const pillHeight = 42;
const pathInsets = { top: 44, bottom: 60 };
/** Room for the banner under the head. */
const bannerInsets = { top: 100, bottom: 100 };
/** Without a legend; the way to the step list stands beside the controls. */
const narrowInsets = { top: 48, bottom: 60 };
const narrowBelow = 900;

interface StageProps {
  readonly processId: string;
  /** The selected order, whose way is drawn; null until it is known. */
  readonly order: OrderDetail | null;
  /** The drawer is open, so that its room is kept free before its order is known. */
  readonly withDrawer: boolean;
}

/** The diagram with what stands over it. */
export function Stage({ processId, order, withDrawer }: StageProps) {
  const view = useViewState();
  const live = useLiveStore();
  const drawn = useModelRecord();
  const model = useModel(processId, drawn?.version ?? null).data ?? null;
  const facts = useVersions(processId, drawn).data ?? null;
  const canvas = useRef<DiagramHandle>(null);
  const [tooSmall, setTooSmall] = useState(false);
  const path = useOrderPath(order, model);
  const troubled = problemOf(useConnection(), useSource()) !== null;
  useKeys({
    fit: () => canvas.current?.fit(),
    zoomIn: () => canvas.current?.zoomIn(),
    zoomOut: () => canvas.current?.zoomOut(),
  });
  return (
    <main className="stage" aria-label="Diagram">
      <div className="stage-canvas">
        <DiagramCanvas
          ref={canvas}
          processId={processId}
          model={model}
          {...(facts === null ? {} : { provisional: facts.provisional })}
          live={live}
          heat={view.heat}
          selectedStep={view.step}
          orderPath={path}
          insets={withPill(insetsFor(troubled, withDrawer), tooSmall && view.tab !== 'steps')}
          onStepClick={(activity) => navigate({ step: activity === view.step ? null : activity, tab: 'orders' })}
          onZoomTooSmall={setTooSmall}
        />
      </div>
      <StageHead facts={facts} />
      {tooSmall && model !== null && view.tab !== 'steps' && (
        <ViewLink className="too-small button small" change={{ tab: 'steps' }}>
          <span>Too small to read?</span> Show the steps as a list
        </ViewLink>
      )}
      <EmptyCard />
      <Banner />
    </main>
  );
}

/** Room is made below the head; with the pill gone the diagram would be larger, so that nothing flickers. */
const withPill = ({ top, bottom }: FitInsets, shown: boolean): FitInsets => ({
  top: shown ? top + pillHeight : top,
  bottom,
});

function insetsFor(troubled: boolean, withDrawer: boolean): FitInsets {
  if (troubled) return bannerInsets;
  if (window.innerWidth < narrowBelow) return narrowInsets;
  return withDrawer ? pathInsets : wideInsets;
}

/** The way of the order; the same object until a word on it changes, so that the canvas is not told every second. */
function useOrderPath(order: OrderDetail | null, model: Parameters<typeof orderPathOf>[1]) {
  const now = useDataNow();
  const path = order && orderPathOf(order, model, now);
  const key = JSON.stringify(path);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the path
  return useMemo(() => path, [key]);
}
