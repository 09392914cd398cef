import type { SeriesRecord, SummaryRecord } from '../../shared/view/records.ts';
import { formatCount, formatRate, formatShare } from '../time/format.ts';
import type { ViewState } from '../url/view-state.ts';

/** One number of the strip: a link to the orders (or steps) behind it. */
export interface Kpi {
  readonly label: string;
  readonly value: string;
  readonly tone: 'flight' | 'risk' | 'over' | 'plain';
  readonly icon: 'dot' | 'hourglass' | 'alert' | 'person' | null;
  /** Nothing to see: shown without colour. */
  readonly zero: boolean;
  readonly change: Pick<ViewState, 'filter' | 'step' | 'tab'>;
  readonly series: readonly number[] | null;
  /** For the tooltip, where the label alone does not say what is counted. */
  readonly explained: string | null;
}

/** What `need a person` counts (A26). */
export const manualExplained =
  'A result came after the order had expired: a person has to decide what becomes of it. The number only grows, since it cannot be marked as done here yet.';

const unknown = '–';

/** The strip's seven numbers; dashes where nothing was heard yet. */
export function kpisOf(summary: SummaryRecord | null, series: SeriesRecord | null): readonly Kpi[] {
  const kpi = (
    label: string,
    number: number | undefined,
    filter: string,
    look: Pick<Kpi, 'tone' | 'icon'>,
    drawn: readonly number[] | undefined,
    format = formatCount,
  ): Kpi => ({
    label,
    ...look,
    value: number === undefined ? unknown : format(number),
    zero: !number,
    change: { filter, step: null, tab: 'orders' },
    series: drawn ?? null,
    explained: null,
  });
  const plain = { tone: 'plain', icon: null } as const;
  const within = summary?.withinSla ?? null;
  return [
    kpi('in flight', summary?.inFlight, 'is:in-flight', { tone: 'flight', icon: 'dot' }, series?.inFlight),
    kpi('at risk', summary?.atRisk, 'is:at-risk', { tone: 'risk', icon: 'hourglass' }, series?.atRisk),
    kpi('overdue', summary?.overdue, 'is:overdue', { tone: 'over', icon: 'alert' }, series?.overdue),
    {
      ...kpi('need a person', summary?.manual, 'is:manual', { tone: 'over', icon: 'person' }, undefined),
      explained: manualExplained,
    },
    kpi('done / min', summary?.donePerMinute, 'is:completed', plain, series?.done, formatRate),
    kpi('expired / min', summary?.expiredPerMinute, 'is:expired', plain, series?.expired, formatRate),
    {
      ...kpi('within SLA', undefined, '', plain, undefined),
      value: within === null ? unknown : formatShare(within),
      zero: within === null,
      change: { filter: '', step: null, tab: 'steps' },
      explained: 'Share of the orders ended in the window that kept every limit.',
    },
  ];
}
