import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type ZoomScroll from 'diagram-js/lib/navigation/zoomscroll/ZoomScroll';
import type { Box } from '../../../shared/model/diagram.ts';
import type { FitInsets } from '../props.ts';
import { isConnection, isShape } from '../viewer/elements.ts';
import type { CanvasBus } from '../viewer/services.ts';
import { boundingBox, fitBox } from './fit-box.ts';

/** Below it labels enlarge and second lines go. */
const farScale = 0.8;
/** Below it labels cannot be read: the step list should lead. */
const readableScale = 0.62;
/** Room for the badges that straddle the edges. */
const badgeOverhang = 14;
/** Room for the pill to the right of an end event. */
const pillOverhang = 56;
const afterGeometry = 2_000;

export interface ViewportState {
  readonly scale: number;
  readonly far: boolean;
  readonly tooSmall: boolean;
}

/** What part of the diagram is seen. */
export interface Viewport {
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  /** Fits again if the diagram was fitted. */
  readonly setInsets: (insets: FitInsets) => void;
  readonly state: () => ViewportState;
}

/**
 * Keeps the zoom and the place over a change of the model and of the window: a diagram that was fitted is fitted again, any
 * other view stays where the user put it.
 */
function createViewport(
  canvas: Canvas,
  elementRegistry: ElementRegistry,
  eventBus: CanvasBus,
  zoomScroll: ZoomScroll,
): Viewport {
  const container = canvas.getContainer();
  let insets: FitInsets = { top: 56, bottom: 112 };
  let fitted = true;
  let moving = false;
  let kept: Box | null = null;
  let last: ViewportState = { scale: 1, far: false, tooSmall: false };

  function move(box: Box): void {
    moving = true;
    canvas.viewbox({ x: box.x, y: box.y, width: box.width, height: box.height });
    moving = false;
    tell();
  }

  function fitDiagram(): void {
    const content = boundingBox(contentBoxes(elementRegistry));
    const view = { width: container.clientWidth, height: container.clientHeight };
    if (!content || view.width < 40 || view.height < 40) return;
    fitted = true;
    move(fitBox(content, view, insets));
  }

  function tell(): void {
    const { scale } = canvas.viewbox();
    const next = { scale, far: scale < farScale, tooSmall: scale < readableScale };
    if (next.scale === last.scale) return;
    last = next;
    container.classList.toggle('cs-far', next.far);
    container.classList.toggle('cs-tiny', next.tooSmall);
    eventBus.fire('viewport.changed', next);
  }

  eventBus.on('canvas.viewbox.changed', () => {
    if (moving) return;
    fitted = false;
    tell();
  });
  eventBus.on('import.render.start', () => {
    moving = true;
    const { x, y, width, height } = canvas.viewbox();
    kept = { x, y, width, height };
  });
  eventBus.on('model.shown', afterGeometry, () => {
    moving = false;
    if (fitted) fitDiagram();
    else if (kept) move(kept);
  });

  const resized = new ResizeObserver(() => {
    canvas.resized();
    if (fitted) fitDiagram();
  });
  resized.observe(container);
  eventBus.on('diagram.destroy', () => resized.disconnect());

  return {
    fit: fitDiagram,
    zoomIn: () => zoomScroll.stepZoom(1),
    zoomOut: () => zoomScroll.stepZoom(-1),
    setInsets: (next) => {
      if (next.top === insets.top && next.bottom === insets.bottom) return;
      insets = next;
      if (fitted) fitDiagram();
    },
    state: () => last,
  };
}
createViewport.$inject = ['canvas', 'elementRegistry', 'eventBus', 'zoomScroll'];

function contentBoxes(elementRegistry: ElementRegistry): Box[] {
  return elementRegistry.getAll().flatMap((element): Box[] => {
    if (isConnection(element)) return element.waypoints.map(({ x, y }) => ({ x, y, width: 0, height: 0 }));
    if (!isShape(element)) return [];
    const { x, y, width, height } = element;
    const right = element.type === 'bpmn:EndEvent' ? pillOverhang : 0;
    return [{ x, y: y - badgeOverhang, width: width + right, height: height + 2 * badgeOverhang }];
  });
}

export const viewportModule = {
  __init__: ['viewport'],
  viewport: ['factory', createViewport],
};
