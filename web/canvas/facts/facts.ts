import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { FlowRecord, StepRecord } from '../../../shared/view/records.ts';
import { formatRate, formatShare } from '../../time/format.ts';
import { barLeft, barWidth } from '../renderer/draw-task.ts';
import type { CanvasBus } from '../viewer/services.ts';
import { barParts, strokeWidth } from './bar-parts.ts';

/**
 * Writes what is live into the places the renderer left for it: the service and the budget bar of a step, the rate of an event,
 * the width and the share of a flow. In place, never by a redraw.
 */
function createFacts(elementRegistry: ElementRegistry, eventBus: CanvasBus): void {
  let flows = new Map<string, FlowRecord>();
  let widest = 0;

  function part(element: string, selector: string): SVGElement | null {
    // The registry answers undefined for an element that is not drawn, whatever its types say.
    const graphics = elementRegistry.getGraphics(element) as SVGElement | undefined;
    return graphics?.querySelector<SVGElement>(selector) ?? null;
  }

  function setText(element: string, selector: string, text: string): void {
    const place = part(element, selector);
    if (place && place.textContent !== text) place.textContent = text;
  }

  function writeStep(element: string, step: StepRecord | null): void {
    setText(element, '.cs-sub', step?.service ?? '');
    setText(`${element}_label`, '.cs-rate', step ? `${formatRate(step.perMinute)} / min` : '');
    const body = part(element, 'rect.cs-node');
    if (!body) return;
    const width = barWidth(Number(body.getAttribute('width')));
    for (const [n, { from, to }] of barParts(step?.classes ?? [0, 0, 0, 0, 0], width).entries()) {
      const bar = part(element, `.cs-bar-${n}`);
      bar?.setAttribute('x', String(barLeft + from));
      bar?.setAttribute('width', String(to - from));
    }
  }

  function writeWidth(flow: FlowRecord): void {
    const graphics = elementRegistry.getGraphics(flow.element) as SVGElement | undefined;
    graphics?.style.setProperty('--w', strokeWidth(flow.count, widest).toFixed(2));
  }

  eventBus.on('model.shown', () => {
    flows = new Map();
    widest = 0;
  });
  eventBus.on('live.changed', ({ steps, flows: changed }) => {
    for (const [element, step] of steps) writeStep(element, step);
    for (const [element, flow] of changed) {
      if (flow) flows.set(element, flow);
      else flows.delete(element);
      setText(element, '.cs-share', flow && flow.count > 0 && flow.share < 1 ? formatShare(flow.share) : '');
    }
    if (changed.length === 0) return;
    widest = Math.max(0, ...[...flows.values()].map((flow) => flow.count));
    for (const flow of flows.values()) writeWidth(flow);
  });
}
createFacts.$inject = ['elementRegistry', 'eventBus'];

const hatch = (n: number, size: number, stripe: number) =>
  `<pattern id="cs-hatch-${n}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<rect class="cs-stripe-${n}" width="${stripe}" height="${size}"/></pattern>`;

/** The 45° hatch of the classes above the whole budget, once per viewer. */
function createHatches(canvas: Canvas): void {
  const defs = document.createElementNS('http://www.w3.org/2000/svg', 'defs');
  defs.innerHTML = hatch(3, 8, 4) + hatch(4, 8, 4);
  canvas.getContainer().querySelector('svg')?.append(defs);
}
createHatches.$inject = ['canvas'];

export const factsModule = {
  __init__: [createFacts, createHatches],
};
