import type { VariantLog, WeightedVariant } from '../../variant/variant-log.ts';
import { cell, increase } from './cells.ts';
import { mergeVariants } from './coded-log.ts';

/** A log seen as runs of groups: what order the groups come in, and what happens inside each of them. */
export interface GroupedLog {
  /** Traces over group indices. */
  readonly runs: readonly WeightedVariant[];
  /** Per group the traces of its runs, over the activities of the whole log (empty for single activities, which need none). */
  readonly inside: readonly (readonly WeightedVariant[])[];
}

/** Up to this share of orders re-entering a group with a repeat is blamed on late events, not on a loop. */
const reentryShareMax = 0.03;

/** Groups the log (discovery.md §2.6): single activities stay events; the events of a larger group make a run at their median. */
export function groupRuns(log: VariantLog, groups: readonly (readonly number[])[]): GroupedLog {
  const groupOf = new Int32Array(log.activities.length);
  for (const [index, group] of groups.entries()) for (const activity of group) groupOf[activity] = index;
  const isLarge = groups.map((group) => group.length > 1);
  const loops = loopingGroups(log, groupOf, isLarge);
  const inside: WeightedVariant[][] = groups.map(() => []);
  const runs = log.variants.map(({ trace, count }) => {
    const found = splitRuns(trace, groupOf, isLarge, loops);
    for (const run of found) if (isLarge[run.group]) inside[run.group]?.push({ trace: run.steps, count });
    return { trace: found.map((run) => run.group), count };
  });
  return { runs: mergeVariants(runs), inside: inside.map(mergeVariants) };
}

interface Run {
  readonly group: number;
  readonly positions: number[];
  readonly steps: number[];
}

/** One trace as runs, ordered by their median event. */
function splitRuns(
  trace: readonly number[],
  groupOf: Int32Array,
  isLarge: readonly boolean[],
  loops: readonly boolean[],
): Run[] {
  const runs: Run[] = [];
  const open = new Map<number, Run>();
  for (const [position, activity] of trace.entries()) {
    const group = cell(groupOf, activity);
    let run = isLarge[group] ? open.get(group) : undefined;
    const hasGap = run !== undefined && run.positions.at(-1) !== position - 1;
    if (run && hasGap && loops[group] && repeatsAhead(trace, position, groupOf, new Set(run.steps))) run = undefined;
    if (!run) {
      run = { group, positions: [], steps: [] };
      runs.push(run);
      open.set(group, run);
    }
    run.positions.push(position);
    run.steps.push(activity);
  }
  return runs.sort((a, b) => place(a, isLarge) - place(b, isLarge));
}

const place = (run: Run, isLarge: readonly boolean[]): number => {
  const median = run.positions[run.positions.length >> 1] as number;
  return isLarge[run.group] ? median - 0.1 : median;
};

/** Whether the block of one group's events that starts here repeats a step the group has already done. */
function repeatsAhead(trace: readonly number[], from: number, groupOf: Int32Array, done: ReadonlySet<number>): boolean {
  const group = groupOf[trace[from] as number];
  for (let i = from; i < trace.length && groupOf[trace[i] as number] === group; i++) {
    if (done.has(trace[i] as number)) return true;
  }
  return false;
}

/** The groups that more than a few orders enter again after a gap, repeating a step. */
function loopingGroups(log: VariantLog, groupOf: Int32Array, isLarge: readonly boolean[]): boolean[] {
  const orders = new Float64Array(isLarge.length);
  const reentries = new Float64Array(isLarge.length);
  for (const { trace, count } of log.variants) {
    const done = new Map<number, Set<number>>();
    const again = new Set<number>();
    for (const [position, activity] of trace.entries()) {
      const group = cell(groupOf, activity);
      const steps = done.get(group) ?? new Set<number>();
      done.set(group, steps);
      if (!isLarge[group]) continue;
      const enters = position === 0 || groupOf[trace[position - 1] as number] !== group;
      if (enters && repeatsAhead(trace, position, groupOf, steps)) again.add(group);
      steps.add(activity);
    }
    for (const group of done.keys()) increase(orders, group, count);
    for (const group of again) increase(reentries, group, count);
  }
  return isLarge.map((_, group) => cell(reentries, group) > reentryShareMax * cell(orders, group));
}
