import { assert } from '../result.ts';
import type { FieldPath } from './mapping-config.ts';
import type { SourceRecord } from './record.ts';

/** Reads one field of a record; `body` is its decoded value, undefined where that is not JSON. */
export type Getter = (record: SourceRecord, body: unknown) => unknown;

/** Why a path cannot be read, in one sentence; null for a good one. */
export function fieldPathFault(path: string): string | null {
  if (path === 'key') return null;
  const [root, ...names] = path.split('.');
  const known = (root === 'header' || root === 'value') && names.length > 0;
  if (!known) return `'${path}' is not a field path: write key, header.NAME or value.PATH`;
  return names.includes('') ? `'${path}' has an empty name between its dots` : null;
}

/** Compiles a path that `fieldPathFault` finds no fault in. Only own properties are read, never inherited ones. */
export function compileFieldPath(path: FieldPath): Getter {
  const fault = fieldPathFault(path);
  assert(fault === null, fault ?? '');
  if (path === 'key') return (record) => unquoted(record.key);
  const rest = path.slice(path.indexOf('.') + 1);
  if (path.startsWith('header.')) return (record) => unquoted(record.header(rest));
  const names = rest.split('.');
  const child = names.some((name) => name in Array.prototype) ? ownChild : plainChild;
  const [first = '', second = ''] = names;
  if (names.length === 1) return (_, body) => child(body, first);
  if (names.length === 2) return (_, body) => child(child(body, first), second);
  return (_, body) => names.reduce(child, body);
}

/** Of decoded JSON and a name that neither objects nor arrays inherit: asking whether it is its own costs more than reading it. */
function plainChild(node: unknown, name: string): unknown {
  return typeof node === 'object' && node !== null ? (node as Readonly<Record<string, unknown>>)[name] : undefined;
}

const ownChild = (node: unknown, name: string): unknown =>
  typeof node === 'object' && node !== null && Object.hasOwn(node, name) ? plainChild(node, name) : undefined;

const quote = 34;

/** Serialisers meant for values also quote keys and headers: `"o1"` in JSON quotes is the text o1. */
function unquoted(text: string | null | undefined): string | null | undefined {
  if (!text || text.charCodeAt(0) !== quote) return text;
  const decoded = decodeJson(text);
  return typeof decoded === 'string' ? decoded : text;
}

/** The decoded text, or undefined (which JSON cannot express) where it is not JSON. */
export function decodeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
