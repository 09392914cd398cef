import { type Element, element } from '../../../shared/model/bpmn/xml.ts';
import type { DiagramFlow, Point } from '../../../shared/model/diagram.ts';
import { fullCount, shortCount } from './count.ts';

const [widthMin, widthMax] = [1.5, 6];
const arrow = { length: 10, half: 5 } as const;
const bendRadius = 10;
/** Room of a digit of the count and what it keeps free around it, in px. */
const [digitWidth, smallDigitWidth, clearance] = [6.2, 5, 6];
/** A line this many counts long can hold one without being lost. */
const longRooms = 5;
/** Beside a shorter upright line a count would belong to anything. */
const uprightMin = 24;

const widthOf = (count: number, countMax: number): number =>
  Math.round((widthMin + ((widthMax - widthMin) * count) / countMax) * 100) / 100;

/** A flow as wide as its share of the one taken most, with an arrow head at its end. */
export function renderFlow({ waypoints, count }: DiagramFlow, countMax: number): Element {
  const width = widthOf(count, countMax);
  return element('g', {}, [
    element('title', {}, [fullCount(count)]),
    element('path', { class: 'flow', d: pathOf(waypoints), 'stroke-width': width }),
    ...renderArrow(waypoints),
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

/** A straight part of a flow. */
interface Stretch {
  readonly isLevel: boolean;
  readonly length: number;
  readonly middle: Point;
}

const stretchesOf = (waypoints: readonly Point[]): readonly Stretch[] =>
  waypoints.slice(1).map((to, index) => {
    const from = waypoints[index] ?? to;
    const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    return { isLevel: from.y === to.y, length, middle: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } };
  });

/**
 * A flow's count in the longest level stretch where that is long (lines may run close together there), above it where it is short,
 * else beside the longest upright one, else small; the tooltip tells it in any case.
 */
export function renderCount({ waypoints, count }: DiagramFlow, countMax: number): readonly Element[] {
  const width = widthOf(count, countMax);
  const text = shortCount(count);
  const room = text.length * digitWidth + clearance;
  const stretches = stretchesOf(waypoints);
  const longest = (isLevel: boolean): Stretch | undefined =>
    stretches.filter((stretch) => stretch.isLevel === isLevel).sort((a, b) => b.length - a.length)[0];
  const [level, upright] = [longest(true), longest(false)];
  const place = (size: string, x: number, y: number): Element[] => [
    element('text', { class: `${size} outside`, x: Math.round(x), y: Math.round(y) }, [text]),
  ];
  const above = width / 2 + 4;
  if (level !== undefined && level.length >= longRooms * room)
    return place('count', level.middle.x, level.middle.y + 4);
  if (level !== undefined && level.length >= room + arrow.length) {
    return place('count', level.middle.x - arrow.length / 2, level.middle.y - above);
  }
  if (upright !== undefined && upright.length >= uprightMin) {
    return place('count', upright.middle.x + width / 2 + room / 2, upright.middle.y + 4);
  }
  if (level === undefined || level.length < text.length * smallDigitWidth) return [];
  return place('small', level.middle.x, level.middle.y - above);
}
