import type { CanvasShape } from '../viewer/elements.ts';
import { labelFonts } from './measure.ts';
import { draw, drawText, drawTitle } from './svg.ts';
import { wrapLabel } from './wrap-label.ts';

const inset = 16;
/** Room right of a label: its lines are ragged, so they may come closer to the edge than they start. */
const ragged = 8;
/** Base lines and tops of a step's rows, by how many lines its label takes; three leave no room for the service. */
const rows = {
  1: { label: 27, sub: 44, bar: 53, note: 59 },
  2: { label: 22, sub: 53, bar: 59, note: 68 },
  3: { label: 19, sub: null, bar: 60, note: 70 },
} as const;
/** Zoomed out: base line of the first line, by how many there are. */
const farTops = { 1: 33, 2: 24, 3: 19 } as const;
const farLine = { large: 19, small: 17 };
const expiryClasses = [0, 1, 2, 3, 4];

/** Room of the budget bar inside a step; `facts` sets the widths of its parts. */
export function barWidth(taskWidth: number): number {
  return taskWidth - 2 * inset;
}
export const barLeft = inset;
const farInset = inset - 4;

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
  const wrap = (font: keyof typeof labelFonts, room: number, lines: number) =>
    wrapLabel(name, (text) => measure(text, labelFonts[font]), room, lines);
  const near = fewestLines((lines) => wrap('near', width - inset - ragged, lines));
  const at = rows[rowsOf(near)];
  near.forEach((line, i) => {
    drawText(visuals, line, { class: 'cs-label cs-near', x: inset, y: at.label + i * 16 });
  });
  const far = fewestLines((lines) => wrap(lines < 3 ? 'far' : 'farSmall', width - farInset - ragged, lines));
  const large = wrap('far', width - farInset - ragged, 2);
  const size = far.join() === large.join() ? 'large' : 'small';
  far.forEach((line, i) => {
    const y = farTops[rowsOf(far)] + i * farLine[size];
    drawText(visuals, line, { class: `cs-label cs-far-only cs-${size}`, x: farInset, y });
  });
  if (at.sub !== null) drawText(visuals, '', { class: 'cs-sub', x: inset, y: at.sub });
  drawText(visuals, '', { class: 'cs-note', x: inset, y: rows[Math.max(rowsOf(near), rowsOf(far)) as 1 | 2 | 3].note });
  for (const n of expiryClasses) {
    draw(visuals, 'rect', { class: `cs-bar cs-bar-${n}`, x: inset, y: at.bar, width: 0, height: 4, rx: 1 });
  }
  drawTitle(visuals, name);
  return body;
}

/** As few lines as hold the whole label, at most three. */
function fewestLines(wrap: (linesMax: number) => readonly string[]): readonly string[] {
  const whole = [1, 2].map(wrap).find((lines) => !lines.some((line) => line.endsWith('…')));
  return whole ?? wrap(3);
}

const rowsOf = ({ length }: readonly string[]): 1 | 2 | 3 => (length <= 1 ? 1 : length === 2 ? 2 : 3);
