import { type EpochMs, toEpochMs } from '../ids.ts';

/**
 * The instant a time field names, or null. Text: ISO 8601 with date and time, any fraction, any zone; no zone means UTC, never
 * the machine's own. Numbers, also as text: time since 1970 in seconds, milli-, micro- or nanoseconds, told apart by magnitude.
 */
export function instantOf(value: unknown): EpochMs | null {
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value !== 'string') return null;
  if (value.charCodeAt(4) === dash) return ofIso(value);
  return /^\d{9,20}(\.\d+)?$/.test(value) ? ofNumber(Number(value)) : null;
}

/** Between these bounds a number is a plausible time in seconds (1973 to 5138); each next unit begins where the last one ends. */
const secondsMin = 1e8;
const secondsMax = 1e11;

function ofNumber(value: number): EpochMs | null {
  if (!(value >= secondsMin && value < secondsMax * 1e9)) return null;
  if (value < secondsMax) return toEpochMs(Math.round(value * 1_000));
  if (value < secondsMax * 1e3) return toEpochMs(Math.floor(value));
  return toEpochMs(Math.floor(value < secondsMax * 1e6 ? value / 1e3 : value / 1e6));
}

const dash = 45;
const zero = 48;
const nine = 57;
const utc = 90;

/** The digits of `text` in [from, to) as a number; NaN where one is missing, which poisons every sum it enters. */
function digits(text: string, from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    if (!(code >= zero && code <= nine)) return Number.NaN;
    sum = sum * 10 + (code - zero);
  }
  return sum;
}

/** Read by position because a regular expression costs more than the rest of the parse; about ten times faster. */
function ofIso(text: string): EpochMs | null {
  const separator = text[10];
  if (text[7] !== '-' || text[13] !== ':' || (separator !== 'T' && separator !== ' ' && separator !== 't')) return null;
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const hasSeconds = text[16] === ':';
  const second = hasSeconds ? digits(text, 17, 19) : 0;
  const inRange = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 24 && minute <= 59 && second <= 60;
  if (!inRange) return null;
  let index = hasSeconds ? 19 : 16;
  let fractionMs = 0;
  if (text[index] === '.' || text[index] === ',') {
    const start = ++index;
    while (text.charCodeAt(index) >= zero && text.charCodeAt(index) <= nine) index++;
    fractionMs = digits(text, start, Math.min(index, start + 3)) * (fractionUnitsMs[index - start] ?? 1);
  }
  const days = daysSince1970(digits(text, 0, 4), month, day);
  const isUtc = index === text.length - 1 && text.charCodeAt(index) === utc;
  const aheadMs = isUtc ? 0 : offsetMs(text.slice(index));
  const at = (((days * 24 + hour) * 60 + minute) * 60 + second) * 1_000 + fractionMs - aheadMs;
  return Number.isNaN(at) ? null : toEpochMs(at);
}

/** What a fraction's digits count in, by how many there are; from the third on they are milliseconds. */
const fractionUnitsMs = [0, 100, 10];

/**
 * Days of the Gregorian calendar by arithmetic (after Hinnant, "chrono-compatible low-level date algorithms"): a fraction of the cost of
 * Date.UTC. Years begin in March, so that the leap day is the last; a day past the month's end counts into the next, as there.
 */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** How far a zone is ahead of UTC; NaN where it is none. */
function offsetMs(zone: string): number {
  if (zone === 'Z' || zone === '' || zone === 'z' || zone === '+00:00') return 0;
  const match = /^ ?([+-])(\d\d)(?::?(\d\d))?$/.exec(zone);
  if (!match) return Number.NaN;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
