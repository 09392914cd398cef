import { failure, type Result, success } from '../result.ts';
import { type Attention, attentions, type OrderStatus, orderStatuses } from './state.ts';

/** A filter on orders: all conditions must hold; several states (or attentions, or steps) are alternatives. */
export interface OrderFilter {
  readonly states: readonly OrderStatus[];
  readonly attentions: readonly Attention[];
  readonly partial: boolean;
  readonly late: boolean;
  /** Raw activities one of which the order waits for. */
  readonly steps: readonly string[];
  /** Starts of the order id, case-insensitive; all must fit. */
  readonly texts: readonly string[];
}

export const emptyFilter: OrderFilter = {
  states: [],
  attentions: [],
  partial: false,
  late: false,
  steps: [],
  texts: [],
};

/**
 * Reads a filter: words combine with AND; `is:` takes a state, an attention, `partial`, `late` or `stuck` (= overdue); `step:` a raw activity
 * (in double quotes where it holds blanks); `id:abc*` or a bare word the start of an order id. Failure: one sentence that names the word.
 */
export function parseFilter(text: string): Result<OrderFilter, string> {
  let filter = emptyFilter;
  for (const [, key, quoted, plain] of text.matchAll(/(?:(\w+):)?(?:"([^"]*)"|(\S+))/g)) {
    const value = quoted ?? plain ?? '';
    const read = readWord(filter, key?.toLowerCase(), value);
    if (!read.ok) return read;
    filter = read.value;
  }
  return success(filter);
}

function readWord(filter: OrderFilter, key: string | undefined, value: string): Result<OrderFilter, string> {
  switch (key) {
    case undefined:
      return success({ ...filter, texts: [...filter.texts, value.replace(/\*$/, '').toLowerCase()] });
    case 'id':
      return success({ ...filter, texts: [...filter.texts, value.replace(/\*$/, '').toLowerCase()] });
    case 'step':
      return success({ ...filter, steps: [...filter.steps, value] });
    case 'is':
    case 'state':
      return readIs(filter, value.toLowerCase());
    default:
      return failure(`"${key}:" is not a filter; use is:, step: or id:, or the start of an order id.`);
  }
}

function readIs(filter: OrderFilter, value: string): Result<OrderFilter, string> {
  const wanted = value === 'stuck' ? 'overdue' : value;
  if (wanted === 'partial') return success({ ...filter, partial: true });
  if (wanted === 'late') return success({ ...filter, late: true });
  const state = orderStatuses.find((status) => status === wanted);
  if (state !== undefined) return success({ ...filter, states: [...filter.states, state] });
  const attention = attentions.find((one) => one === wanted);
  if (attention !== undefined) return success({ ...filter, attentions: [...filter.attentions, attention] });
  const known = [...orderStatuses, ...attentions.filter((one) => one !== 'none'), 'partial', 'late', 'stuck'];
  return failure(`"is:${value}" is unknown; it takes ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.`);
}
