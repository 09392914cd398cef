import type { CanvasShape } from '../viewer/elements.ts';
import { labelFonts } from './measure.ts';
import { draw, drawText } from './svg.ts';
import { wrapLabel } from './wrap-label.ts';

const inset = 16;
/** Base lines and tops of a step's rows, by how many lines its label takes. */
const rows = {
  1: { label: 27, sub: 44, bar: 53, note: 59, far: 33 },
  2: { label: 22, sub: 53, bar: 59, note: 68, far: 24 },
} as const;
const expiryClasses = [0, 1, 2, 3, 4];

/** Room of the budget bar inside a step; `facts` sets the widths of its parts. */
export function barWidth(taskWidth: number): number {
  return taskWidth - 2 * inset;
}
export const barLeft = inset;

/**
 * A step: body, hatch, label for near and for far, and empty places for what is live (service, note, budget bar).
 * Returns the body.
 */
export function drawTask(
  visuals: SVGElement,
  shape: CanvasShape,
  measure: (text: string, font: string) => number,
): SVGElement {
  const { width, height } = shape;
  const name = shape.businessObject.name ?? '';
  const body = draw(visuals, 'rect', { class: 'cs-node', width, height, rx: 10 });
  draw(visuals, 'rect', { class: 'cs-hatch', width, height, rx: 10 });
  const near = wrapLabel(name, (text) => measure(text, labelFonts.near), barWidth(width), 2);
  const far = wrapLabel(name, (text) => measure(text, labelFonts.far), barWidth(width) + 4, 2);
  const at = rows[near.length > 1 ? 2 : 1];
  const farAt = rows[far.length > 1 ? 2 : 1].far;
  near.forEach((line, i) => {
    drawText(visuals, line, { class: 'cs-label cs-near', x: inset, y: at.label + i * 16 });
  });
  far.forEach((line, i) => {
    drawText(visuals, line, { class: 'cs-label cs-far-only', x: inset - 2, y: farAt + i * 19 });
  });
  drawText(visuals, '', { class: 'cs-sub', x: inset, y: at.sub });
  drawText(visuals, '', { class: 'cs-note', x: inset, y: at.note });
  for (const n of expiryClasses) {
    draw(visuals, 'rect', { class: `cs-bar cs-bar-${n}`, x: inset, y: at.bar, width: 0, height: 4, rx: 1 });
  }
  draw(visuals, 'title', {}).textContent = name;
  return body;
}
