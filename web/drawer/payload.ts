import { mask } from '../../shared/event/mask.ts';

/** One field of a payload: its path and its value as text; `masked` where the gateway hid it. */
export interface PayloadField {
  readonly path: string;
  readonly value: string;
  readonly masked: boolean;
}

const fieldsMax = 40;

/** The leaves of a payload as `path value` pairs, in their order, at most forty, paths starting at `root`. The gateway has masked what may not be seen. */
export function payloadFields(payload: unknown, root = ''): readonly PayloadField[] {
  const fields: PayloadField[] = [];
  const visit = (value: unknown, path: string): void => {
    if (fields.length >= fieldsMax) return;
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) visit(inner, path === '' ? key : `${path}.${key}`);
    } else {
      const text = String(value);
      fields.push({ path: path === '' ? 'value' : path, value: text, masked: text === mask });
    }
  };
  if (payload !== null && payload !== undefined) visit(payload, root);
  return fields;
}
