import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node } from 'yaml';

/**
 * Where in the file a setting stands: the offset of its value, or of its key where the key is what is wrong. A setting that is
 * missing stands where the nearest section around it begins.
 */
export function locate(document: Document, path: readonly PropertyKey[], at: 'key' | 'value'): number {
  let key: Node | null = null;
  let node: unknown = document.contents;
  for (const name of path) {
    const container = isAlias(node) ? node.resolve(document) : node;
    if (isSeq(container) && isNode(container.items[Number(name)])) {
      node = container.items[Number(name)];
      key = null;
      continue;
    }
    const pair = isMap(container) ? container.items.find((each) => nameOf(each.key) === String(name)) : undefined;
    if (!pair) return startOf(key ?? node);
    key = isNode(pair.key) ? pair.key : null;
    node = pair.value;
  }
  return startOf(at === 'key' ? (key ?? node) : (node ?? key));
}

const nameOf = (key: unknown): string => String(isScalar(key) ? key.value : key);
const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
