/** Above this expected count the exact sum would underflow; a Chernoff bound stands in. */
const exactMeanMax = 600;

/**
 * P(Bin(trials, share) ≥ successes): how likely a minority this large is mere noise. Exact for expected counts up to 600, above
 * that the Chernoff upper bound exp(-n·KL), which errs towards "could be noise". O(successes).
 */
export function binomialTail(trials: number, share: number, successes: number): number {
  if (successes <= 0) return 1;
  const n = Math.round(trials);
  const k = Math.ceil(successes - 1e-9);
  if (k > n) return 0;
  if (n * share > exactMeanMax) return chernoffBound(n, share, k);
  let term = (1 - share) ** n;
  let below = 0;
  for (let i = 0; i < k; i++) {
    below += term;
    term *= ((n - i) / (i + 1)) * (share / (1 - share));
  }
  return Math.max(0, 1 - below);
}

function chernoffBound(n: number, share: number, k: number): number {
  const seen = k / n;
  if (seen <= share) return 1;
  if (seen === 1) return share ** n;
  const divergence = seen * Math.log(seen / share) + (1 - seen) * Math.log((1 - seen) / (1 - share));
  return Math.exp(-n * divergence);
}

/** P(Bin(trials, share) ≤ successes): how likely a minority this small is, were the true share `share`. */
export function binomialLowerTail(trials: number, share: number, successes: number): number {
  return 1 - binomialTail(trials, share, successes + 1);
}

/** Above this many trials min(X, n - X) is close enough to X for a minority share. */
const exactTrialsMax = 60;

/** E[min(X, n - X)] of X ~ Bin(trials, share), share ≤ ½: the minority to expect in one context if order does not depend on it. */
export function expectedMinority(trials: number, share: number): number {
  const n = Math.round(trials);
  if (n < 2) return 0;
  if (n > exactTrialsMax) return n * share;
  let probability = (1 - share) ** n;
  let expected = 0;
  for (let i = 0; i <= n; i++) {
    expected += probability * Math.min(i, n - i);
    probability *= ((n - i) / (i + 1)) * (share / (1 - share));
  }
  return expected;
}
