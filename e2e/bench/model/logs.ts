import { toActivity } from '../../../shared/ids.ts';
import { readPublicLog } from '../../../shared/model/testing/read-log.ts';
import type { VariantLog } from '../../../shared/variant/variant-log.ts';
import { BenchSkipped } from '../bench.ts';

const names = ['running-example', 'repairExample', 'helpdesk'];

export interface NamedLog {
  readonly name: string;
  readonly log: VariantLog;
}

/** The public event logs that discovery is measured on, as variants; they lie beside the repository and are not part of it. */
export function publicLogs(): NamedLog[] {
  return names.map((name) => {
    const traces = readPublicLog(name);
    if (traces === null) {
      throw new BenchSkipped(`It reads ${names.join(', ')} (XES, gzipped) from ../shared/logs: put them there.`);
    }
    return { name, log: variantsOf(traces) };
  });
}

function variantsOf(traces: readonly (readonly string[])[]): VariantLog {
  const activities = [...new Set(traces.flat())];
  const counts = new Map<string, number>();
  for (const trace of traces) {
    const key = trace.map((activity) => activities.indexOf(activity)).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const variants = [...counts].map(([key, count]) => ({ trace: key.split(' ').map(Number), count }));
  return { activities: activities.map(toActivity), variants };
}
