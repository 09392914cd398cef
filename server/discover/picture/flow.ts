import { type Element, element } from '../../../shared/model/bpmn/xml.ts';
import type { DiagramFlow, Point } from '../../../shared/model/diagram.ts';
import { fullCount, shortCount } from './count.ts';

const [widthMin, widthMax] = [1.5, 6];
const arrow = { length: 10, half: 5 } as const;
const bendRadius = 10;
/** Room of a digit of the count and what it keeps free around it, in px. */
const [digitWidth, clearance] = [6.2, 6];

/** A flow as wide as its share of the one taken most, an arrow head at its end, its count where there is room for it. */
export function renderFlow({ waypoints, count }: DiagramFlow, countMax: number): Element {
  const width = Math.round((widthMin + ((widthMax - widthMin) * count) / countMax) * 100) / 100;
  return element('g', {}, [
    element('title', {}, [fullCount(count)]),
    element('path', { class: 'flow', d: pathOf(waypoints), 'stroke-width': width }),
    ...renderArrow(waypoints),
    ...renderCount(waypoints, count, width),
  ]);
}

/** From one point towards another, at most all the way. */
function towards(from: Point, to: Point, length: number): Point {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const share = distance === 0 ? 0 : Math.min(1, length / distance);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

const write = ({ x, y }: Point): string => `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;

/** The waypoints joined with rounded bends, ended under the arrow head. */
function pathOf(waypoints: readonly Point[]): string {
  const [first, last, before] = [waypoints[0], waypoints.at(-1), waypoints.at(-2)];
  if (first === undefined || last === undefined || before === undefined) return '';
  const bends = waypoints.slice(1, -1).map((point, index) => {
    const [previous, next] = [waypoints[index] ?? point, waypoints[index + 2] ?? point];
    const radius = Math.min(
      bendRadius,
      ...[previous, next].map((end) => Math.hypot(end.x - point.x, end.y - point.y) / 2),
    );
    return `L${write(towards(point, previous, radius))}Q${write(point)} ${write(towards(point, next, radius))}`;
  });
  return `M${write(first)}${bends.join('')}L${write(towards(last, before, arrow.length - 1))}`;
}

function renderArrow(waypoints: readonly Point[]): Element[] {
  const [tip, before] = [waypoints.at(-1), waypoints.at(-2)];
  if (tip === undefined || before === undefined) return [];
  const back = towards(tip, before, arrow.length);
  const along = { x: (tip.x - back.x) / arrow.length, y: (tip.y - back.y) / arrow.length };
  const side = (sign: 1 | -1): Point => ({
    x: back.x - sign * along.y * arrow.half,
    y: back.y + sign * along.x * arrow.half,
  });
  return [element('path', { class: 'arrow', d: `M${write(tip)}L${write(side(1))}L${write(side(-1))}Z` })];
}

/** Above the middle of the longest level stretch, else beside the longest upright one; left to the tooltip where neither has room. */
function renderCount(waypoints: readonly Point[], count: number, width: number): Element[] {
  const text = shortCount(count);
  const room = text.length * digitWidth + clearance;
  const stretches = waypoints.slice(1).map((to, index) => {
    const from = waypoints[index] ?? to;
    return {
      level: from.y === to.y,
      length: Math.abs(to.x - from.x) + Math.abs(to.y - from.y),
      x: (from.x + to.x) / 2,
      y: (from.y + to.y) / 2,
    };
  });
  const longest = (level: boolean) =>
    stretches.filter((stretch) => stretch.level === level).sort((a, b) => b.length - a.length)[0];
  const [across, upright] = [longest(true), longest(false)];
  const place = (x: number, y: number): Element[] => [
    element('text', { class: 'count outside', x: Math.round(x), y: Math.round(y) }, [text]),
  ];
  if (across !== undefined && across.length >= room + arrow.length)
    return place(across.x - arrow.length / 2, across.y - width / 2 - 4);
  if (upright !== undefined && upright.length >= 24) return place(upright.x + width / 2 + room / 2, upright.y + 4);
  return across === undefined ? [] : place(across.x, across.y - width / 2 - 4);
}
