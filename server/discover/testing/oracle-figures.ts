import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Block } from '../../../shared/model/model.ts';

/** What the oracle said of a model and a public log. */
export interface OracleFigures {
  readonly log: string;
  readonly root: Block;
  readonly oracle: Readonly<
    Record<'orders' | 'variants' | 'fitness' | 'fitting' | 'precision' | 'f' | 'precision_all' | 'f_all', number>
  >;
}

/**
 * Recorded once, for alignments of Petri nets take minutes: models as some state of discovery inferred them, written as BPMN, and what
 * `evaluate.py LOG MODEL.bpmn --limit 600` (pm4py 2.7.14, outside this repository) printed of them and the whole log.
 */
export function readOracleFigures(): readonly OracleFigures[] {
  const text = readFileSync(new URL('oracle-figures.jsonl', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line): OracleFigures => JSON.parse(line));
}

/** A public event log beside the repository (it is cited, not copied); null where it does not lie there. */
export function publicLogPath(name: string): string | null {
  const path = fileURLToPath(new URL(`../../../../shared/logs/${name}`, import.meta.url));
  return existsSync(path) ? path : null;
}
