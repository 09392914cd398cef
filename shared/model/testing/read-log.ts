import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { VariantLog } from '../../variant/variant-log.ts';
import { logOf } from './simulate.ts';

/** The public event logs that discovery is measured on; they are cited, not copied. */
export const publicLogNames = [
  'running-example',
  'repairExample',
  'teleclaims',
  'patients_start_complete',
  'ocel_orders_flat_orders',
  'lending',
  'renting',
  'helpdesk',
  'receipt',
  'BPIC13_cp',
  'SEPSIS',
  'BPIC15_1f',
  'a32f0n20',
] as const;

export function publicLog(name: string): VariantLog | null {
  const orders = readPublicLog(name);
  return orders && logOf(orders);
}

/** An event as it is written: its name, and its lifecycle transition in lower case or ''. */
type Event = readonly [name: string, lifecycle: string];

/**
 * The completed steps of a public event log that lies beside the repository, or null where it does not. Reads just enough of XES
 * and of CSV without quotes: the names of events, those of lifecycle `complete` if there are any.
 */
export function readPublicLog(name: string): string[][] | null {
  const xes = read(`${name}.xes.gz`);
  const csv = xes === null ? read(`${name}.csv.gz`) : null;
  const orders = xes !== null ? parseXes(xes) : csv !== null ? parseCsv(csv) : null;
  const hasLifecycle = orders?.some((order) => order.some(([, lifecycle]) => lifecycle === 'complete'));
  const isKept = ([, lifecycle]: Event): boolean => !hasLifecycle || lifecycle === 'complete';
  return orders?.map((order) => order.filter(isKept).map(([activity]) => activity)) ?? null;
}

function read(fileName: string): string | null {
  const file = new URL(`../../../../shared/logs/${fileName}`, import.meta.url);
  return existsSync(file) ? gunzipSync(readFileSync(file)).toString('utf8') : null;
}

function parseXes(text: string): Event[][] {
  return text
    .split('<trace')
    .slice(1)
    .map((trace) =>
      trace
        .split('<event')
        .slice(1)
        .map((event) => event.slice(0, event.indexOf('</event>')))
        .map(
          (event): Event => [attribute(event, 'concept:name'), attribute(event, 'lifecycle:transition').toLowerCase()],
        ),
    );
}

function attribute(event: string, key: string): string {
  const value = new RegExp(`key="${key}"\\s+value="([^"]*)"`).exec(event)?.[1] ?? '';
  return value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function parseCsv(text: string): Event[][] {
  const [header = '', ...lines] = text.split(/\r?\n/);
  const columns = header.split(',');
  const orders = new Map<string, Event[]>();
  for (const line of lines.filter((each) => each !== '')) {
    const field = (name: string): string => line.split(',')[columns.indexOf(name)] ?? '';
    const order = orders.get(field('case')) ?? [];
    orders.set(field('case'), order);
    order.push([field('activity'), field('lifecycle').toLowerCase()]);
  }
  return [...orders.values()];
}
