import { SaxesParser } from 'saxes';

/** The elements of an XML text by local name, with their own text; throws where it is no XML. */
export function elementsOf(xml: string): readonly { readonly name: string; readonly text: string }[] {
  const elements: { name: string; text: string }[] = [];
  const open: { name: string; text: string }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    const element = { name: name.replace(/^.*:/, ''), text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return elements;
}
