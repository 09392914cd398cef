import { basename } from 'node:path';
import { logName } from '../file/log-format.ts';
import { readTraces } from '../file/read-log.ts';
import { emptyLog, type SkippedRows } from '../file/skipped-rows.ts';
import { completedSteps, groupVariants, ordersPerActivity } from './completed-steps.ts';
import { draw } from './draw.ts';
import { findOverlaps } from './evidence.ts';
import { renderPicture } from './picture/picture.ts';
import { createReport, type DiscoveryReport } from './report.ts';

/** What `discover` can say about a log; pictures and measures are made when they are asked for. */
export interface Discovery {
  readonly xml: string;
  readonly skipped: SkippedRows;
  toSvg(): string;
  toReport(): DiscoveryReport;
}

/** The slider's position where none is given. */
export const simplicityDefault = 60;

/** Infers the process behind an event log. Throws `LogFault` with one sentence where the log cannot be read. */
export async function discoverLog(path: string, simplicity: number): Promise<Discovery> {
  const startedAt = performance.now();
  const { traces, skipped } = await readTraces(path);
  const log = groupVariants(completedSteps(traces));
  if (log.activities.length === 0) throw emptyLog(path, skipped);
  const readMs = performance.now() - startedAt;
  const name = logName(path);
  const drawn = draw(name, log, { overlapping: findOverlaps(traces), simplicity: simplicity / 100 });
  return {
    xml: drawn.xml,
    skipped,
    toSvg() {
      const orders = ordersPerActivity(log);
      return renderPicture(drawn.diagram, { title: name, ordersOf: (activity) => orders.get(activity) ?? 0 });
    },
    toReport: () => createReport({ log: basename(path), skipped: skipped.count, simplicity, readMs }, log, drawn),
  };
}
