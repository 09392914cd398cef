import type { ModelRecord, SourceStateRecord, SummaryRecord } from '../../shared/view/records.ts';
import { formatCount } from '../time/format.ts';

/** One thing that has to work before there is a diagram. */
export interface FirstStep {
  readonly state: 'done' | 'now' | 'later';
  readonly label: string;
  readonly note: string;
}

/** The way from nothing to a diagram, told while it is gone: what works, what is missing, what comes. Null once a model is there. */
export function firstSteps(
  source: SourceStateRecord | null,
  summary: SummaryRecord | null,
  model: ModelRecord | null,
): readonly FirstStep[] | null {
  if (model !== null) return null;
  const accepted = summary?.accepted ?? 0;
  const rejected = summary?.rejected ?? 0;
  const reached = source !== null && source.state !== 'connecting';
  const checks = [
    { done: reached, label: reachLabel(source), note: reached ? 'connected' : reachNote(source) },
    { done: reached && source.partitions > 0, label: topicLabel(source), note: partitionNote(source) },
    {
      done: accepted + rejected > 0,
      label: 'First record',
      note: reached ? recordNote(source, accepted + rejected) : '',
    },
    { done: accepted > 0, label: 'First order', note: orderNote(summary, accepted, rejected) },
    { done: false, label: 'First diagram', note: 'after the first finished orders' },
  ];
  const current = checks.findIndex(({ done }) => !done);
  return checks.map(({ label, note }, index) => ({
    label,
    note,
    state: index < current ? 'done' : index === current ? 'now' : 'later',
  }));
}

/** The card's title: the nearest thing that is missing. */
export function emptyTitle(source: SourceStateRecord | null, summary: SummaryRecord | null): string {
  if (source === null || source.state === 'connecting') return 'Connecting';
  const { accepted, rejected } = summary ?? { accepted: 0, rejected: 0 };
  if (accepted === 0) return rejected === 0 ? 'No events yet' : 'No record could be read';
  return 'Watching the first orders';
}

function reachLabel(source: SourceStateRecord | null): string {
  if (source === null) return 'Server';
  return { demo: 'Demo services', kafka: 'Kafka', replay: 'Event log' }[source.mode];
}

/** What is wrong stands over the card. */
function reachNote(source: SourceStateRecord | null): string {
  return source !== null && source.problem !== null ? 'not ready, see above' : 'no answer yet';
}

function topicLabel(source: SourceStateRecord | null): string {
  const topics = source?.topics ?? [];
  return topics.length === 0 ? 'Topic' : `${topics.length === 1 ? 'Topic' : 'Topics'} ${topics.join(', ')}`;
}

function partitionNote(source: SourceStateRecord | null): string {
  if (source === null || source.partitions === 0) return '';
  return source.partitions === 1 ? '1 partition' : `${formatCount(source.partitions)} partitions`;
}

function recordNote(source: SourceStateRecord | null, records: number): string {
  if (records > 0) return records === 1 ? '1 record read' : `${formatCount(records)} records read`;
  return source === null || source.lag === 0 ? 'none written yet' : `${formatCount(source.lag)} to be read`;
}

function orderNote(summary: SummaryRecord | null, accepted: number, rejected: number): string {
  if (accepted === 0) return rejected > 0 ? `${formatCount(rejected)} records, none with an order` : '';
  return `${formatCount(summary?.inFlight ?? 0)} in flight`;
}
