import type { Activity } from '../../../shared/ids.ts';
import { type Element, element } from '../../../shared/model/bpmn/xml.ts';
import type { DiagramNode } from '../../../shared/model/diagram.ts';
import { fullCount, shortCount } from './count.ts';
import { wrap } from './wrap.ts';

const labelCharactersMax = 21;
const labelLinesMax = 3;
const lineHeight = 16;
const outsideCharactersMax = 18;

/** A node with what it is called and how many orders took it. */
export function renderNode(node: DiagramNode, ordersOf: (activity: Activity) => number): Element {
  const orders = node.activity === null ? null : ordersOf(node.activity);
  const title = orders === null ? [] : [element('title', {}, [`${node.label}: ${fullCount(orders)}`])];
  switch (node.type) {
    case 'task':
      return element('g', {}, [...title, ...renderTask(node, orders ?? 0)]);
    case 'start':
    case 'end':
      return element('g', {}, [...title, ...renderEvent(node)]);
    case 'xor':
    case 'and':
      return element('g', {}, renderGateway(node, node.type));
  }
}

const middle = ({ x, y, width, height }: DiagramNode) => ({ x: x + width / 2, y: y + height / 2 });

function renderTask(node: DiagramNode, orders: number): Element[] {
  const { x, y, width, height } = node;
  const lines = wrap(node.label, labelCharactersMax, labelLinesMax);
  const centre = middle(node);
  const top = centre.y - ((lines.length + 1) * lineHeight) / 2 + 12;
  const row = (index: number) => ({ x: centre.x, y: top + index * lineHeight });
  return [
    element('rect', { class: 'task', x, y, width, height, rx: 10 }),
    ...lines.map((line, index) => element('text', { class: 'label', ...row(index) }, [line])),
    element('text', { class: 'count', ...row(lines.length) }, [shortCount(orders)]),
  ];
}

function renderEvent(node: DiagramNode): Element[] {
  const { x, y } = middle(node);
  const box = node.labelBox;
  const lines = box === null ? [] : wrap(node.label, outsideCharactersMax, 2);
  return [
    element('circle', { class: `event ${node.type}`, cx: x, cy: y, r: node.width / 2 - 1.5 }),
    ...lines.map((line, index) =>
      element(
        'text',
        {
          class: 'label outside',
          x: (box?.x ?? x) + (box?.width ?? 0) / 2,
          y: (box?.y ?? y) + 12 + index * lineHeight,
        },
        [line],
      ),
    ),
  ];
}

function renderGateway(node: DiagramNode, type: 'xor' | 'and'): Element[] {
  const { x, y } = middle(node);
  const half = node.width / 2;
  const arm = type === 'and' ? 9 : 6;
  const strokes =
    type === 'and'
      ? `M${x - arm} ${y}H${x + arm}M${x} ${y - arm}V${y + arm}`
      : `M${x - arm} ${y - arm}L${x + arm} ${y + arm}M${x + arm} ${y - arm}L${x - arm} ${y + arm}`;
  return [
    element('path', { class: 'gateway', d: `M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z` }),
    element('path', { class: 'glyph', d: strokes }),
  ];
}
