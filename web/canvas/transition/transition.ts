import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { Point } from '../../../shared/model/diagram.ts';
import { isConnection, isShape } from '../viewer/elements.ts';
import type { CanvasBus } from '../viewer/services.ts';

/** After everything stands in its new place. */
const last = 50;
/** More elements than this are shown in their new places at once. */
const movedMax = 300;

/**
 * A changed model moves: a step that stays glides from where it was on the screen to where it is now, what is new appears. Only
 * transforms and opacity of whole groups, never the geometry of a flow; with reduced motion (`--t-slow` is 0) at once.
 */
export function createTransition(canvas: Canvas, elementRegistry: ElementRegistry, eventBus: CanvasBus): void {
  let before = new Map<string, Point>();

  function onScreen(shape: Point): Point {
    const { x, y, scale } = canvas.viewbox();
    return { x: (shape.x - x) * scale, y: (shape.y - y) * scale };
  }

  function remember(): void {
    before = new Map(
      elementRegistry
        .getAll()
        .flatMap((element) => (isShape(element) ? [[element.id, onScreen(element)] as const] : [])),
    );
  }

  function glide(): void {
    if (before.size === 0 || before.size > movedMax) return;
    const style = getComputedStyle(canvas.getContainer());
    const duration = Number.parseFloat(style.getPropertyValue('--t-slow')) || 0;
    if (duration === 0) return;
    const timing = { duration, easing: style.getPropertyValue('--ease').trim() || 'ease-out' };
    const { scale } = canvas.viewbox();
    for (const element of elementRegistry.getAll()) {
      const visual = elementRegistry.getGraphics(element)?.querySelector('.djs-visual');
      const from = before.get(element.id);
      if (!visual) continue;
      if (isShape(element) && from) {
        const to = onScreen(element);
        const transform = `translate(${(from.x - to.x) / scale}px, ${(from.y - to.y) / scale}px)`;
        visual.animate([{ transform }, { transform: 'none' }], timing);
        overlaysOf(element.id)?.animate([{ transform }, { transform: 'none' }], timing);
      } else if (isShape(element) || isConnection(element)) {
        visual.animate([{ opacity: 0 }, { opacity: 1 }], timing);
      }
    }
  }

  function overlaysOf(element: string): Element | null {
    return canvas.getContainer().querySelector(`[data-container-id="${CSS.escape(element)}"]`);
  }

  eventBus.on('import.render.start', remember);
  eventBus.on('model.shown', last, glide);
}
createTransition.$inject = ['canvas', 'elementRegistry', 'eventBus'];

export const transitionModule = {
  __init__: [createTransition],
};
