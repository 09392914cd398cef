/**
 * How much one outcome speaks for a change, as a share of what an alarm takes: log-likelihood ratios of three alternatives to a known
 * share, in a table by that share. An outcome is `contrary` where the change under test would make it more frequent.
 *
 * Each alternative is a CUSUM (Page 1954; Lorden 1971): a run of orders alarms with probability at most e^-threshold while nothing
 * changes. Threshold 24 lets one relation of a stationary flow alarm about once in 2·10¹⁰ orders.
 */

/** Contrary outcomes at most this frequent are exceptions to a rule: the rule turned round shows within five of them. */
const exceptionShareMax = 0.03;
/** Share of contrary outcomes once a rule is turned round. */
const turnedShare = 0.95;
/**
 * What five contrary outcomes in a row reach and four never do, so that a rule with 2 % exceptions is called broken by chance once in
 * 3·10⁸ orders.
 */
const turnedThreshold = 17.5;
const turnedEvidenceMax = 3.6;
/** Odds of a contrary outcome grow by this factor in the alternatives for a step that goes, comes, or is met far more or less often. */
const oddsFactors = [30, 5];
const oddsThreshold = 24;
/** Contrary outcomes that are nearly all there is cannot become more frequent. */
const contraryShareMax = 0.97;

/** Rows are levels of a share, finely spaced in log-odds. */
const levelSpacing = 0.125;
const logOddsMax = 9;
const levelCount = Math.round((2 * logOddsMax) / levelSpacing) + 1;

export const alternatives = 1 + oddsFactors.length;
/** Numbers per row: for every alternative what a contrary outcome adds, then what another takes away. */
export const surpriseStride = 2 * alternatives;

/** The row of a share, rounded up: a more frequent contrary outcome surprises less. */
export function surpriseRow(share: number): number {
  const logOdds = Math.log(share / (1 - share));
  const level = Math.ceil((Math.max(-logOddsMax, Math.min(logOddsMax, logOdds)) + logOddsMax) / levelSpacing);
  return Math.min(levelCount - 1, level) * surpriseStride;
}

/** The table, rows one after the other. */
export function surpriseTable(): Float64Array {
  const table = new Float64Array(levelCount * surpriseStride);
  for (let level = 0; level < levelCount; level++) {
    const odds = Math.exp(level * levelSpacing - logOddsMax);
    const share = odds / (1 + odds);
    if (share > contraryShareMax) continue;
    const row = level * surpriseStride;
    if (share <= exceptionShareMax) {
      table[row] = Math.min(turnedEvidenceMax, Math.log(turnedShare / share)) / turnedThreshold;
      table[row + 1] = Math.log((1 - turnedShare) / (1 - share)) / turnedThreshold;
    }
    for (const [index, factor] of oddsFactors.entries()) {
      const alternative = (odds * factor) / (1 + odds * factor);
      table[row + 2 * (index + 1)] = Math.log(alternative / share) / oddsThreshold;
      table[row + 2 * (index + 1) + 1] = Math.log((1 - alternative) / (1 - share)) / oddsThreshold;
    }
  }
  return table;
}
