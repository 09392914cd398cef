import { type ZoneChoice, zoneOf, zoneStore } from './zone.ts';

/** Durations, instants and numbers as the page prints them. Minus is the real sign, spaces before units do not break. */

const minute = 60;
const hour = 3_600;
const day = 86_400;
const space = '\u00a0';
const minus = '\u2212';
const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A running duration in whole seconds: `22s`, `47m 12s`, `2h 14m`, `3d 02h`; negative with a real minus. */
export function formatDuration(durationMs: number): string {
  const total = Math.round(Math.abs(durationMs) / 1_000);
  const sign = durationMs < 0 && total > 0 ? minus : '';
  return sign + wholeSeconds(total);
}

function wholeSeconds(total: number): string {
  if (total < minute) return `${total}s`;
  if (total < hour) return `${Math.floor(total / minute)}m${space}${twoDigits(total % minute)}s`;
  if (total < day) return `${Math.floor(total / hour)}h${space}${twoDigits(Math.floor((total % hour) / minute))}m`;
  return `${Math.floor(total / day)}d${space}${twoDigits(Math.floor((total % day) / hour))}h`;
}

/** A measured duration with the precision it deserves: `420 ms`, `2.9 s`, `31.0 s`, then as `formatDuration`. */
export function formatMeasured(durationMs: number): string {
  const sign = durationMs < 0 ? minus : '';
  const lengthMs = Math.abs(durationMs);
  if (lengthMs < 999.5) return `${sign}${Math.round(lengthMs)}${space}ms`;
  if (lengthMs < 59_950) return `${sign}${(lengthMs / 1_000).toFixed(1)}${space}s`;
  return formatDuration(durationMs);
}

/** Two measured durations, the unit once where they share it: `2.9–4.1 s`, `420 ms–1.2 s`. */
export function formatMeasuredRange(fromMs: number, toMs: number): string {
  const [from, to] = [formatMeasured(fromMs), formatMeasured(toMs)];
  if (from === to) return from;
  const unit = (text: string): string => text.slice(text.indexOf(space));
  const sharesUnit = fromMs < 59_950 && toMs < 59_950 && unit(from) === unit(to);
  return sharesUnit ? `${from.slice(0, from.indexOf(space))}–${to}` : `${from}–${to}`;
}

/** A limit in as few words as it takes: `10m`, `2h`, `90s` as `1m 30s`, `12.4 s`. */
export function formatBudget(durationMs: number): string {
  if (durationMs < 59_950) return formatMeasured(durationMs);
  const text = formatDuration(durationMs);
  return text.endsWith(`${space}00s`) || text.endsWith(`${space}00m`) || text.endsWith(`${space}00h`)
    ? text.slice(0, text.indexOf(space))
    : text;
}

/** One format per zone, made when first needed: making one costs a thousand times what using it does. */
function createZonedFormat(fields: Intl.DateTimeFormatOptions): (atMs: number) => string {
  const formats = new Map<ZoneChoice, Intl.DateTimeFormat>();
  return (atMs) => {
    const choice = zoneStore.getState();
    const known = formats.get(choice);
    if (known !== undefined) return known.format(atMs);
    const made = new Intl.DateTimeFormat('en-GB', { ...fields, timeZone: zoneOf(choice), hourCycle: 'h23' });
    formats.set(choice, made);
    return made.format(atMs);
  };
}

/** `10:49:23` in the chosen zone, which is named once per area (`zoneName`). */
export const formatClock = createZonedFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
/** `10:49`. */
export const formatShortClock = createZonedFormat({ hour: '2-digit', minute: '2-digit' });
/** `5 Mar 2012`. */
export const formatDate = createZonedFormat({ day: 'numeric', month: 'short', year: 'numeric' });
const formatWeekday = createZonedFormat({ weekday: 'short', hour: '2-digit', minute: '2-digit' });
/** `10:03:03.412`. */
export const formatExact = (atMs: number): string =>
  `${formatClock(atMs)}.${String(((Math.trunc(atMs) % 1_000) + 1_000) % 1_000).padStart(3, '0')}`;

/** An instant told from another: the clock within a day, the weekday within a week, else the date. */
export function formatInstant(atMs: number, fromMs: number): string {
  const apartMs = Math.abs(fromMs - atMs);
  if (apartMs < day * 1_000) return formatClock(atMs);
  if (apartMs < 6 * day * 1_000) return formatWeekday(atMs).replace(',', '');
  return formatDate(atMs);
}

const countFormat = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const rateFormat = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** `1,204`. */
export const formatCount = (count: number): string => countFormat.format(count);
/** `310`, `2.1`. */
export const formatRate = (rate: number): string => (rate < 10 ? rateFormat : countFormat).format(rate);
/** A share of one: `99.2 %`, `100 %`. Never rounds what is below one up to 100 %. */
export function formatShare(share: number): string {
  const percent = share < 1 ? Math.min(Math.round(share * 1_000) / 10, 99.9) : 100;
  return `${rateFormat.format(percent)}${space}%`;
}
