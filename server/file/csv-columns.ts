/** What a column of a table of events may hold, by the names that usual exports give it; earlier names win. */
const usualNames = {
  orderId: ['case:concept:name', 'caseid', 'case', 'orderid', 'order', 'traceid'],
  activity: ['concept:name', 'activity', 'activityname', 'event', 'eventname', 'eventtype', 'type', 'task'],
  at: ['time:timestamp', 'completetimestamp', 'timestamp', 'time', 'eventtime', 'datetime', 'endtime'],
  lifecycle: ['lifecycle:transition', 'lifecycle', 'transition'],
  resource: ['org:resource', 'resource', 'service', 'source', 'user'],
  eventId: ['identity:id', 'eventid'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Field = keyof typeof usualNames;

/** Where each field stands in a row; −1 where the table does not have it. */
export type CsvColumns = Readonly<Record<Field, number>>;

/** Names differ in case, blanks, underscores and hyphens only: `Case ID`, `case_id`, `caseId`. */
const plainName = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

/** The columns of a header, or null where it names no order or no activity: then it is no table of events. */
export function recogniseColumns(header: readonly string[]): CsvColumns | null {
  const names = header.map(plainName);
  const indexOf = (field: Field): number => {
    const name = usualNames[field].find((usual) => names.includes(usual));
    return name === undefined ? -1 : names.indexOf(name);
  };
  const columns: CsvColumns = {
    orderId: indexOf('orderId'),
    activity: indexOf('activity'),
    at: indexOf('at'),
    lifecycle: indexOf('lifecycle'),
    resource: indexOf('resource'),
    eventId: indexOf('eventId'),
  };
  return columns.orderId < 0 || columns.activity < 0 ? null : columns;
}

/** The separator that splits a header into most columns; a comma where none does. */
export function delimiterOf(headerLine: string): string {
  const count = (delimiter: string): number => headerLine.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}
