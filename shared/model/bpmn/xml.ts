/** Building XML 1.0 text: just enough for a writer that knows its own structure. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly children: readonly (Element | string)[];
}

export function element(
  name: string,
  attributes: Element['attributes'] = {},
  children: readonly (Element | string)[] = [],
): Element {
  return { name, attributes, children };
}

/** A document of one element, indented; text stands alone in its element. */
export function renderXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(root, '')}`;
}

function renderElement({ name, attributes, children }: Element, indent: string): string {
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`],
  );
  const open = `${indent}<${name}${pairs.join('')}`;
  if (children.length === 0) return `${open} />\n`;
  const [first] = children;
  if (typeof first === 'string')
    return `${open}>${children.map((text) => escapeXml(String(text))).join('')}</${name}>\n`;
  const inner = children.map((child) => (typeof child === 'string' ? '' : renderElement(child, `${indent}  `)));
  return `${open}>\n${inner.join('')}${indent}</${name}>\n`;
}

/** What XML 1.0 cannot hold even escaped: most control characters, lone surrogates and two non-characters (its production 2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Escapes text for content and attributes alike; white space that attribute normalisation would change is escaped too. */
function escapeXml(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>"\t\n\r]/gu, (character) => `&#${character.codePointAt(0)};`);
}
