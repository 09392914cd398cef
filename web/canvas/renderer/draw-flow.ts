import { roundedPath, trimEnd } from '../geometry/rounded.ts';
import type { CanvasConnection } from '../viewer/elements.ts';
import { draw, drawText } from './svg.ts';

/** The stroke ends here before the target; the arrow head covers the rest. */
const arrowGap = 7;

/**
 * A flow: a rounded channel whose width `facts` sets through `--w`, a separate arrow head (an SVG marker would grow with the
 * stroke) and, behind an exclusive gateway, the text of its share.
 */
export function drawFlow(visuals: SVGElement, flow: CanvasConnection): SVGElement {
  const { waypoints } = flow;
  const path = draw(visuals, 'path', { class: 'cs-flow', d: roundedPath(trimEnd(waypoints, arrowGap)) });
  const tip = waypoints.at(-1);
  const before = waypoints.at(-2);
  if (tip && before) {
    const angle = (Math.atan2(tip.y - before.y, tip.x - before.x) * 180) / Math.PI;
    const transform = `translate(${tip.x} ${tip.y}) rotate(${angle})`;
    draw(visuals, 'path', { class: 'cs-arrow', d: 'M-8-5L-1 0L-8 5Z', transform });
  }
  // Where it stands is decided by `shares` when everything is in its place.
  if (flow.source.type === 'bpmn:ExclusiveGateway') drawText(visuals, '', { class: 'cs-share' });
  return path;
}
