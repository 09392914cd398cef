import type Canvas from 'diagram-js/lib/core/Canvas';
import { type Activity, toActivity } from '../../../shared/ids.ts';
import type { CanvasElement } from '../viewer/elements.ts';
import type { CanvasBus } from '../viewer/services.ts';

/** Which step the list is filtered by, and which one the keyboard stands on; a click on a step is told to the shell. */
export interface StepSelection {
  readonly select: (activity: Activity | null) => void;
  /** Draws the focus ring around a step while its button in the hidden list has the focus. */
  readonly focus: (activity: Activity | null) => void;
}

const selectedMarker = 'cs-selected';
const focusMarker = 'cs-focused';

function createStepSelection(canvas: Canvas, eventBus: CanvasBus): StepSelection {
  let elements = new Map<Activity, string>();
  let activities = new Map<string, Activity>();
  const wanted = new Map<string, Activity | null>();
  const marked = new Map<string, string>();

  function apply(marker: string): void {
    const activity = wanted.get(marker);
    const element = activity ? elements.get(activity) : undefined;
    const held = marked.get(marker);
    if (held === element) return;
    if (held) canvas.removeMarker(held, marker);
    marked.delete(marker);
    if (!element) return;
    canvas.addMarker(element, marker);
    marked.set(marker, element);
  }

  function set(marker: string, activity: Activity | null): void {
    wanted.set(marker, activity);
    apply(marker);
  }

  eventBus.on('model.shown', ({ model }) => {
    const { nodes, interrupts } = model.diagram;
    const named = [...nodes, ...interrupts.map(({ end }) => end)].flatMap(({ id, activity }) =>
      activity === null ? [] : [[id, toActivity(activity)] as const],
    );
    activities = new Map(named);
    elements = new Map(named.map(([id, activity]) => [activity, id]));
    marked.clear();
    apply(selectedMarker);
    apply(focusMarker);
  });
  eventBus.on<{ element: CanvasElement }>('element.click', ({ element }) => {
    const activity = activities.get(element.id.replace(/_label$/, ''));
    if (activity) eventBus.fire('step.click', { activity });
  });

  return {
    select: (activity) => set(selectedMarker, activity),
    focus: (activity) => set(focusMarker, activity),
  };
}
createStepSelection.$inject = ['canvas', 'eventBus'];

export const stepSelectionModule = {
  __init__: ['stepSelection'],
  stepSelection: ['factory', createStepSelection],
};
