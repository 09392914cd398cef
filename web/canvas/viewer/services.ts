import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type ZoomScroll from 'diagram-js/lib/navigation/zoomscroll/ZoomScroll';
import type { Activity } from '../../../shared/ids.ts';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import type { HeatService } from '../heat/heat.ts';
import type { LiveChange, LiveElements } from '../live/live-elements.ts';
import type { OrderPathService } from '../order-path/order-path.ts';
import type { HeatMode, OrderPath } from '../props.ts';
import type { ProvisionalSteps } from '../provisional/provisional.ts';
import type { StepSelection } from '../selection/step-selection.ts';
import type { TokenLayer } from '../tokens/tokens.ts';
import type { Viewport, ViewportState } from '../viewport/viewport.ts';

/**
 * What our services tell each other over diagram-js' event bus. `model.shown` comes in the same task as the import, highest
 * priority first: geometry (viewport), things that hang on elements (badges, tokens), then the numbers (live).
 */
interface CanvasEvents {
  'model.shown': { readonly model: ModelMessage };
  'live.changed': LiveChange;
  'heat.changed': { readonly mode: HeatMode };
  'path.changed': { readonly path: OrderPath | null };
  'step.click': { readonly activity: Activity };
  'viewport.changed': ViewportState;
  'sampling.changed': { readonly ordersPerDot: number };
}

export type CanvasBus = EventBus<CanvasEvents>;

/** Names under which the viewer's injector knows the services. */
export interface CanvasServices {
  readonly canvas: Canvas;
  readonly elementRegistry: ElementRegistry;
  readonly eventBus: CanvasBus;
  readonly overlays: Overlays;
  readonly zoomScroll: ZoomScroll;
  readonly viewport: Viewport;
  readonly liveElements: LiveElements;
  readonly tokenLayer: TokenLayer;
  readonly heat: HeatService;
  readonly orderPath: OrderPathService;
  readonly provisionalSteps: ProvisionalSteps;
  readonly stepSelection: StepSelection;
}
