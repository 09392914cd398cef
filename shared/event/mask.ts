import { payloadDepthMax } from '../limits.ts';

/** How much of a payload a person may see (B36); `show` lists what stays readable when masked: `value.amount`, `header.type`. */
export interface MaskPolicy {
  readonly default: 'none' | 'masked' | 'full';
  readonly show: readonly string[];
}

/** Stands for a hidden text, number or truth value, and for what is nested too deep to be shown. */
export const mask = '•••';

/**
 * A payload as it may leave the server: null, whole, or its structure with every text, number and truth value hidden except what
 * lies at or below a shown path. Paths pass through arrays: `value.items.price` shows every item's price.
 */
export function maskPayload(payload: unknown, policy: MaskPolicy): unknown {
  if (policy.default === 'none' || payload === undefined) return null;
  const shown = policy.default === 'full' ? [[]] : policy.show.flatMap(valuePath);
  return masked(payload, shown, payloadDepthMax);
}

/** Headers as they may leave the server; technical ones stay readable when masked, they say what kind of record this is. */
export function maskHeaders(
  headers: Readonly<Record<string, string>>,
  policy: MaskPolicy,
): Readonly<Record<string, string>> | null {
  if (policy.default === 'none') return null;
  if (policy.default === 'full') return headers;
  const shown = (name: string) => technicalHeaders.has(name.toLowerCase()) || policy.show.includes(`header.${name}`);
  return Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, shown(name) ? text : mask]));
}

const technicalHeaders: ReadonlySet<string> = new Set([
  'type',
  'eventtype',
  'event_type',
  '__typeid__',
  'content-type',
  'contenttype',
  'traceparent',
  ...['type', 'id', 'source', 'time', 'specversion', 'datacontenttype', 'dataschema'].map((name) => `ce_${name}`),
]);

/** Names still to be walked until a shown path is reached; no names: it is reached. */
type Path = readonly string[];

function valuePath(path: string): readonly Path[] {
  const [root, ...names] = path.split('.');
  return root === 'value' ? [names] : [];
}

function masked(node: unknown, shown: readonly Path[], depth: number): unknown {
  if (node === null) return null;
  if (typeof node !== 'object') return shown.some((path) => path.length === 0) ? node : mask;
  if (depth === 0) return mask;
  if (Array.isArray(node)) return node.map((item) => masked(item, shown, depth - 1));
  const entries = Object.entries(node).map(([name, child]) => [name, masked(child, below(shown, name), depth - 1)]);
  return Object.fromEntries(entries);
}

const below = (shown: readonly Path[], name: string): readonly Path[] =>
  shown.flatMap((path) => (path.length === 0 ? [path] : path[0] === name ? [path.slice(1)] : []));
