import { type DurationMs, toDurationMs } from '../../shared/ids.ts';
import { failure, type Result, success } from '../../shared/result.ts';

const duration = /^P(?=[\dT])(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?=\d)(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/;
const calendar = /^P(?:[\d.]+[WD])*[\d.]+[YM]/;
const unitsMs = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000] as const;

/**
 * An ISO 8601 duration in milliseconds: PT10M, P14D, P1DT12H, PT0.5S. A day is 24 hours (semantics 20); years and months,
 * which have no fixed length, are refused, and so is nothing at all. The failure is a sentence.
 */
export function parseDuration(text: string): Result<DurationMs, string> {
  if (calendar.test(text))
    return failure(`'${text}' has years or months, which have no fixed length; write days (P30D)`);
  const match = duration.exec(text);
  const lengthMs = match ? unitsMs.reduce((sum, unitMs, index) => sum + Number(match[index + 1] ?? 0) * unitMs, 0) : 0;
  if (!match || !Number.isFinite(lengthMs))
    return failure(`'${text}' is not an ISO 8601 duration such as PT10M, PT2H or P14D`);
  return lengthMs > 0 ? success(toDurationMs(Math.round(lengthMs))) : failure(`'${text}' must be longer than nothing`);
}
