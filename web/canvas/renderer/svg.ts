import { append, create } from 'tiny-svg';

type Attributes = Readonly<Record<string, string | number>>;

/** Creates an SVG element with attributes inside a parent. */
export function draw(parent: SVGElement, name: string, attributes: Attributes): SVGElement {
  const node = create(name, attributes);
  append(parent, node);
  return node;
}

export function drawText(parent: SVGElement, text: string, attributes: Attributes): SVGElement {
  const node = draw(parent, 'text', attributes);
  node.textContent = text;
  return node;
}

/** The full name as a tooltip. It stands on the whole element: diagram-js lays a hit area over what is drawn. */
export function drawTitle(visuals: SVGElement, text: string): void {
  setTitle(visuals.parentElement ?? visuals, text);
}

/** The same on a whole element that is drawn already. */
export function setTitle(element: Element, text: string): void {
  element.querySelector(':scope > title')?.remove();
  const title = create('title');
  title.textContent = text;
  element.prepend(title);
}
