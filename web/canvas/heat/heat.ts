import type Canvas from 'diagram-js/lib/core/Canvas';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import type { LiveElements } from '../live/live-elements.ts';
import type { HeatMode } from '../props.ts';
import type { CanvasBus } from '../viewer/services.ts';
import { flowScale, heatOf, type StepHeat } from './heat-of.ts';

/** Before the badges, which print the number of the heat just set. */
const beforeBadges = 1_200;

export interface HeatService {
  readonly setMode: (mode: HeatMode) => void;
  /** What an element shows under the present mode. */
  readonly of: (element: string) => StepHeat | undefined;
}

/** Colours the steps by markers; the colours themselves are in the style sheet. While an order is selected nothing is coloured. */
function createHeat(canvas: Canvas, eventBus: CanvasBus, liveElements: LiveElements): HeatService {
  let mode: HeatMode = 'expiry';
  let selecting = false;
  let drawn: ModelMessage | null = null;
  let heats = new Map<string, StepHeat>();
  const markers = new Map<string, string>();

  function mark(element: string, marker: string | null): void {
    const held = markers.get(element);
    if (held === (marker ?? undefined)) return;
    if (held) canvas.removeMarker(element, held);
    markers.delete(element);
    if (!marker) return;
    canvas.addMarker(element, marker);
    markers.set(element, marker);
  }

  function applyAll(): void {
    const steps = liveElements.steps();
    const scale = flowScale(steps, drawn);
    heats = new Map(steps.map((step) => [step.element, heatOf(step, mode, scale)]));
    for (const element of [...markers.keys()]) if (!heats.has(element)) mark(element, null);
    for (const [element, heat] of heats) mark(element, selecting ? null : heat.marker);
  }

  eventBus.on('model.shown', ({ model }) => {
    drawn = model;
    markers.clear();
  });
  eventBus.on('live.changed', beforeBadges, ({ steps }) => {
    if (steps.length > 0) applyAll();
  });
  eventBus.on('path.changed', ({ path }) => {
    selecting = path !== null;
    applyAll();
  });

  return {
    setMode: (next) => {
      if (next === mode) return;
      mode = next;
      applyAll();
      eventBus.fire('heat.changed', { mode });
    },
    of: (element) => heats.get(element),
  };
}
createHeat.$inject = ['canvas', 'eventBus', 'liveElements'];

export const heatModule = {
  __init__: ['heat'],
  heat: ['factory', createHeat],
};
