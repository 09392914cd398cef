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
    fractionMs = digits(text, start, Math.min(index, start + 3)) * 10 ** Math.max(0, start + 3 - index);
  }
  const at =
    Date.UTC(digits(text, 0, 4), month - 1, day, hour, minute, second, fractionMs) - offsetMs(text.slice(index));
  return Number.isNaN(at) ? null : toEpochMs(at);
}

/** How far a zone is ahead of UTC; NaN where it is none. */
function offsetMs(zone: string): number {
  if (zone === 'Z' || zone === '' || zone === 'z' || zone === '+00:00') return 0;
  const match = /^ ?([+-])(\d\d)(?::?(\d\d))?$/.exec(zone);
  if (!match) return Number.NaN;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
