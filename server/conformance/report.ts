import type { VerdictCounts } from '../../shared/conformance/count-verdicts.ts';
import type { StepMatch } from '../../shared/conformance/match-steps.ts';
import { isObservable, type Reference } from '../../shared/conformance/reference.ts';
import { labelOf } from '../../shared/event/label.ts';
import type { Activity, EpochMs } from '../../shared/ids.ts';
import type { Conformance } from '../../shared/protocol/conformance.ts';
import { suggestTypes } from './suggest.ts';

export interface ReportOptions {
  readonly file: string;
  readonly reference: Reference;
  readonly matches: ReadonlyMap<string, StepMatch>;
  /** Event types seen so far. */
  readonly activities: readonly Activity[];
  readonly labels: Readonly<Record<string, string>>;
  readonly counts: VerdictCounts;
  readonly isCut: boolean;
  readonly asOf: EpochMs | null;
}

/** The aggregate as the API tells it. */
export function reportOf({
  file,
  reference,
  matches,
  activities,
  labels,
  counts,
  isCut,
  asOf,
}: ReportOptions): Conformance {
  const { orders, conforming, unexplained, missing, extra, wrongOrder } = counts;
  const taken = new Set([...matches.values()].flatMap((match) => match.activities));
  const free = activities.filter((activity) => !taken.has(activity));
  const elements = reference.nodes.flatMap((node, position): Conformance['elements'] => {
    const match = matches.get(node.id);
    if (!isObservable(node) || (match === undefined && node.name === '' && node.kind !== 'task')) return [];
    return [
      {
        element: node.id,
        name: node.name,
        kind: node.kind === 'task' ? 'task' : 'event',
        activities: [...(match?.activities ?? [])],
        matchedBy: match?.by ?? null,
        suggestions: match === undefined ? [...suggestTypes(node.name, free, labels)] : [],
        ...(counts.perNode.get(position) ?? { done: 0, missing: 0, wrongOrder: 0 }),
      },
    ];
  });
  return {
    reference: file,
    asOf,
    orders: { judged: orders, conforming, deviating: orders - conforming, unexplained },
    deviations: { missing, extra, wrongOrder },
    elements,
    extra: [...counts.perActivity]
      .map(([activity, count]) => ({
        activity,
        label: labelOf(activity, labels),
        count,
        inReference: taken.has(activity),
      }))
      .sort((one, other) => other.count - one.count || (one.activity < other.activity ? -1 : 1)),
    doubts: doubtsOf(file, elements, isCut, unexplained),
  };
}

function doubtsOf(file: string, elements: Conformance['elements'], isCut: boolean, unexplained: number): string[] {
  const unmatched = elements.filter(({ kind, matchedBy }) => kind === 'task' && matchedBy === null);
  const names = unmatched.map(({ element, name }) => name || element).join(', ');
  return [
    ...(unmatched.length > 0
      ? [`No event type tells of ${names}, so nobody is judged by that; say which ones do under reference.map.`]
      : []),
    ...(isCut
      ? [`${file} allows more at once than can be followed: some orders may conform that are said to deviate.`]
      : []),
    ...(unexplained > 0 ? [`${unexplained} orders deviate too far to say how.`] : []),
  ];
}
