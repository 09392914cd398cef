import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { Point } from '../../../shared/model/diagram.ts';
import { isConnection, isShape } from '../viewer/elements.ts';
import type { CanvasBus } from '../viewer/services.ts';

/** While the elements of the model before are still there; the import clears them before it says that it starts. */
const beforeCleared = 2_000;
/** After everything stands in its new place. */
const last = 50;
/** More elements than this are shown in their new places at once. */
const movedMax = 300;

/**
 * A changed model moves: a step that stays glides from where it was on the screen to where it is now, what is new appears. Only
 * transforms and opacity of whole groups, never the geometry of a flow; with reduced motion (`--t-slow` is 0) at once.
 */
function createTransition(canvas: Canvas, elementRegistry: ElementRegistry, eventBus: CanvasBus): void {
  const container = canvas.getContainer();
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

  /** New nodes get their heat at once: the transition of fills is for changes of heat, not of the model. */
  function holdStill(): void {
    container.classList.add('cs-still');
    remember();
  }

  function arrive(): void {
    container.getBoundingClientRect();
    container.classList.remove('cs-still');
    glide();
  }

  function glide(): void {
    if (before.size === 0 || before.size > movedMax) return;
    const style = getComputedStyle(container);
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
    return container.querySelector(`[data-container-id="${CSS.escape(element)}"]`);
  }

  eventBus.on('diagram.clear', beforeCleared, holdStill);
  eventBus.on('model.shown', last, arrive);
}
createTransition.$inject = ['canvas', 'elementRegistry', 'eventBus'];

export const transitionModule = {
  __init__: [createTransition],
};
