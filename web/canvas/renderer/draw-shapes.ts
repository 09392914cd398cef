import { is } from 'bpmn-js/lib/util/ModelUtil';
import type { CanvasLabel, CanvasShape } from '../viewer/elements.ts';
import { endLook, type Glyph, glyphs } from './glyphs.ts';
import { labelFonts } from './measure.ts';
import { draw, drawText, drawTitle } from './svg.ts';
import { wrapLabel } from './wrap-label.ts';

type Measure = (text: string, font: string) => number;

function drawGlyph(visuals: SVGElement, shape: CanvasShape, glyph: Glyph): void {
  const transform = `translate(${shape.width / 2} ${shape.height / 2})`;
  draw(visuals, 'path', { class: 'cs-glyph', d: glyphs[glyph], transform });
}

export function drawGateway(visuals: SVGElement, shape: CanvasShape): SVGElement {
  const d = roundedDiamond(shape.width, shape.height, 5);
  const body = draw(visuals, 'path', { class: 'cs-node cs-gateway', d });
  drawGlyph(visuals, shape, shape.type === 'bpmn:ParallelGateway' ? 'plus' : 'times');
  return body;
}

export function drawEvent(visuals: SVGElement, shape: CanvasShape, isTimer: boolean): SVGElement {
  const { width, height } = shape;
  const isEnd = shape.type === 'bpmn:EndEvent';
  const r = width / 2 - (isEnd ? 1.5 : 1);
  const name = shape.businessObject.name ?? '';
  const end = isEnd ? endLook(name) : null;
  const kind = end === null ? 'cs-start' : `cs-end cs-end-${end.word}`;
  const body = draw(visuals, 'circle', { class: `cs-node cs-event ${kind}`, cx: width / 2, cy: height / 2, r });
  drawGlyph(visuals, shape, end?.glyph ?? (isTimer ? 'clock' : 'mail'));
  drawTitle(visuals, end === null ? name : `${name}: ends as ${end.word}`);
  return body;
}

/** What may happen at any time, drawn apart from the flow. */
export function drawInterrupt(visuals: SVGElement, shape: CanvasShape): SVGElement {
  return draw(visuals, 'rect', { class: 'cs-interrupt', width: shape.width, height: shape.height, rx: 10 });
}

/**
 * The name beside an event or on a flow, with a halo in the canvas' colour; an event has a second line for its rate. Beside the
 * event it starts at the left, above and below it is centred.
 */
export function drawLabel(visuals: SVGElement, label: CanvasLabel, measure: Measure): SVGElement {
  const { labelTarget: target, width } = label;
  const name = target.businessObject.name ?? '';
  const group = draw(visuals, 'g', { class: 'cs-ext-group' });
  const beside = 'width' in target && label.x > (target as CanvasShape).x + (target as CanvasShape).width;
  const at = beside ? { x: 0, 'text-anchor': 'start' } : { x: width / 2, 'text-anchor': 'middle' };
  const lines = wrapLabel(name, (text) => measure(text, labelFonts.event), Math.max(width, 110), 2);
  lines.forEach((line, i) => {
    drawText(group, line, { class: 'cs-ext', y: 13 + i * 15, ...at });
  });
  if (is(target, 'bpmn:Event')) drawText(group, '', { class: 'cs-rate', y: 14 + lines.length * 15, ...at });
  return group;
}

/** A diamond whose corners are rounded by `r`. */
function roundedDiamond(width: number, height: number, r: number): string {
  const corners = [
    { x: width / 2, y: 0 },
    { x: width, y: height / 2 },
    { x: width / 2, y: height },
    { x: 0, y: height / 2 },
  ];
  const share = r / Math.hypot(width / 2, height / 2);
  const part = corners.map((corner, i) => {
    const before = corners[(i + 3) % 4] ?? corner;
    const after = corners[(i + 1) % 4] ?? corner;
    const towards = (to: typeof corner) =>
      `${corner.x + (to.x - corner.x) * share} ${corner.y + (to.y - corner.y) * share}`;
    return `${i === 0 ? 'M' : 'L'}${towards(before)}Q${corner.x} ${corner.y} ${towards(after)}`;
  });
  return `${part.join('')}Z`;
}
