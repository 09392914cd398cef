import { z } from 'zod';
import { orderQuerySchema } from '../../shared/protocol/http.ts';

/** The view a person looks at, as the address bar holds it (UI1): the only home of view state. */

export const heatModes = ['expiry', 'duration', 'volume', 'off'] as const;
export const tabs = ['orders', 'steps'] as const;
export type Tab = (typeof tabs)[number];
export type OrderSort = z.infer<typeof orderQuerySchema>['sort'];

/** Where one event lies: `topic-partition-offset` in the URL. */
export interface EventPosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

export interface ViewState {
  /** Null only at `/`, before a process is chosen. */
  readonly process: string | null;
  readonly order: { readonly id: string; readonly generation: number | null } | null;
  /** The event shown in full; null for the last one. */
  readonly event: EventPosition | null;
  readonly filter: string;
  /** Raw type of the step the list is filtered by. */
  readonly step: string | null;
  readonly heat: (typeof heatModes)[number];
  readonly sort: OrderSort;
  readonly tab: Tab;
}

export const initialView: ViewState = {
  process: null,
  order: null,
  event: null,
  filter: '',
  step: null,
  heat: 'expiry',
  sort: 'urgency',
  tab: 'orders',
};

const heatSchema = z.enum(heatModes).catch(initialView.heat);
const tabSchema = z.enum(tabs).catch(initialView.tab);
const sortSchema = orderQuerySchema.shape.sort.catch(initialView.sort);
const generationSchema = z.coerce.number().int().min(1).nullable().catch(null);

/** Reads a location; total: what it does not know falls back to the default. */
export function parseView(location: { readonly pathname: string; readonly search: string }): ViewState {
  const [root, process, part, orderId] = location.pathname.split('/').slice(1).map(decodeSegment);
  const query = new URLSearchParams(location.search);
  const chosen = root === 'p' && process ? process : null;
  const order =
    chosen !== null && part === 'o' && orderId
      ? { id: orderId, generation: readGeneration(query.get('generation')) }
      : null;
  return {
    process: chosen,
    order,
    event: order ? parsePosition(query.get('event') ?? '') : null,
    filter: query.get('filter') ?? '',
    step: query.get('step') || null,
    heat: heatSchema.parse(query.get('heat')),
    sort: sortSchema.parse(query.get('sort') ?? undefined),
    tab: tabSchema.parse(query.get('tab')),
  };
}

/** Writes a view as a path with query; defaults are left out, so equal views have equal addresses. */
export function formatView(view: ViewState): string {
  const query = new URLSearchParams();
  if (view.order && view.order.generation !== null) query.set('generation', String(view.order.generation));
  if (view.order && view.event) query.set('event', formatPosition(view.event));
  if (view.filter !== '') query.set('filter', view.filter);
  if (view.step !== null) query.set('step', view.step);
  for (const name of ['heat', 'sort', 'tab'] as const) {
    if (view[name] !== initialView[name]) query.set(name, view[name]);
  }
  const order = view.order ? `/o/${encodeURIComponent(view.order.id)}` : '';
  const search = query.toString();
  const path = view.process === null ? '/' : `/p/${encodeURIComponent(view.process)}${order}`;
  return `${path}${search && `?${search}`}`;
}

export const formatPosition = (position: EventPosition): string =>
  `${position.topic}-${position.partition}-${position.offset}`;

/** Topics may hold dashes themselves, so partition and offset are read from the end. */
export function parsePosition(text: string): EventPosition | null {
  const match = /^(.+)-(\d{1,9})-(\d{1,15})$/s.exec(text);
  if (!match?.[1]) return null;
  return { topic: match[1], partition: Number(match[2]), offset: Number(match[3]) };
}

const readGeneration = (text: string | null): number | null => (text === null ? null : generationSchema.parse(text));

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
