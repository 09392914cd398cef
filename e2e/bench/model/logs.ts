import { publicLog, publicLogNames } from '../../../shared/model/testing/read-log.ts';
import type { VariantLog } from '../../../shared/variant/variant-log.ts';
import { BenchSkipped } from '../bench.ts';

export interface NamedLog {
  readonly name: string;
  readonly log: VariantLog;
}

/** The public event logs that discovery is measured on, as variants; they lie beside the repository and are not part of it. */
export function publicLogs(): NamedLog[] {
  return publicLogNames.map((name) => {
    const log = publicLog(name);
    if (log === null) {
      throw new BenchSkipped(`It reads ${publicLogNames.join(', ')} (gzipped) from ../shared/logs: put them there.`);
    }
    return { name, log };
  });
}
