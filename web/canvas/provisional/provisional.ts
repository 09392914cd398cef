import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import { formatCount } from '../../time/format.ts';
import { setTitle } from '../renderer/svg.ts';
import { type CanvasShape, isShape } from '../viewer/elements.ts';
import type { CanvasBus } from '../viewer/services.ts';

/** A drawn step that may be an accident. */
export interface ProvisionalStep {
  readonly element: string;
  readonly label: string;
  /** How many orders have it. */
  readonly orders: number;
}

export interface ProvisionalSteps {
  /** From now on these, and no others, are drawn as provisional. */
  readonly show: (steps: readonly ProvisionalStep[]) => void;
}

const marker = 'cs-provisional';

/** `new, seen in 2 orders`. */
export const provisionalNote = ({ orders }: Pick<ProvisionalStep, 'orders'>): string =>
  `new, seen in ${formatCount(orders)} ${orders === 1 ? 'order' : 'orders'}`;

/** Marks provisional steps and the flows that touch them; a confirmed one loses the mark in place, never by a redraw. */
function createProvisionalSteps(
  canvas: Canvas,
  elementRegistry: ElementRegistry,
  eventBus: CanvasBus,
): ProvisionalSteps {
  let wanted: readonly ProvisionalStep[] = [];
  let marked: readonly string[] = [];

  function shapeOf(element: string): CanvasShape | null {
    const found = elementRegistry.get(element);
    return found && isShape(found) ? (found as unknown as CanvasShape) : null;
  }

  function title(shape: CanvasShape, note: string | null): void {
    const name = shape.businessObject.name ?? '';
    setTitle(elementRegistry.getGraphics(shape.id), note === null ? name : `${name}: ${note}`);
  }

  function apply(): void {
    for (const element of marked) {
      canvas.removeMarker(element, marker);
      const shape = shapeOf(element);
      if (shape !== null) title(shape, null);
    }
    const steps = wanted.flatMap((step) => {
      const shape = shapeOf(step.element);
      return shape === null ? [] : [{ shape, note: provisionalNote(step) }];
    });
    for (const { shape, note } of steps) title(shape, note);
    marked = steps.flatMap(({ shape }) => [shape, ...shape.incoming, ...shape.outgoing].map(({ id }) => id));
    for (const element of new Set(marked)) canvas.addMarker(element, marker);
  }

  eventBus.on('model.shown', () => {
    marked = [];
    apply();
  });

  return {
    show(steps) {
      wanted = steps;
      apply();
    },
  };
}
createProvisionalSteps.$inject = ['canvas', 'elementRegistry', 'eventBus'];

export const provisionalModule = {
  __init__: ['provisionalSteps'],
  provisionalSteps: ['factory', createProvisionalSteps],
};
