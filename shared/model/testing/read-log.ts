import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * The completed steps of a public event log that lies beside the repository (it is cited, not copied), or null where it does not.
 * Reads just enough of XES: the names of events, those of lifecycle `complete` if there are any.
 */
export function readPublicLog(name: string): string[][] | null {
  const file = new URL(`../../../../shared/logs/${name}.xes.gz`, import.meta.url);
  if (!existsSync(file)) return null;
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  const events = text
    .split('<trace')
    .slice(1)
    .map((trace) =>
      trace
        .split('<event')
        .slice(1)
        .map((event) => event.slice(0, event.indexOf('</event>'))),
    );
  const isComplete = (event: string): boolean => attribute(event, 'lifecycle:transition')?.toLowerCase() === 'complete';
  const hasLifecycle = events.some((order) => order.some(isComplete));
  return events.map((order) =>
    order.filter((event) => !hasLifecycle || isComplete(event)).map((event) => attribute(event, 'concept:name') ?? ''),
  );
}

function attribute(event: string, key: string): string | undefined {
  return new RegExp(`key="${key}"\\s+value="([^"]*)"`).exec(event)?.[1];
}
