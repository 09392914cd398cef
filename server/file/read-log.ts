import { readJsonl } from './jsonl.ts';
import type { LogEvent } from './log-event.ts';
import { detectFormat, logName } from './log-format.ts';
import { readText } from './log-text.ts';
import { readXes } from './xes.ts';

/**
 * The events of a log in the order of its file (XES or JSON lines, also gzipped), nothing left out and nothing sorted; lines of JSON
 * that are no events are passed over. For discovery without a server. Throws `LogFault`.
 */
export async function* readLog(path: string): AsyncGenerator<LogEvent> {
  if ((await detectFormat(path)) === 'xes') {
    for await (const trace of readXes(path, readText(path))) yield* trace;
    return;
  }
  for await (const { event, at } of readJsonl(path, logName(path), readText(path))) {
    if (event === null) continue;
    const { orderId, activity, lifecycle, source, eventId } = event;
    yield { orderId, activity, lifecycle, at: at === null ? null : event.at, resource: source, eventId };
  }
}
