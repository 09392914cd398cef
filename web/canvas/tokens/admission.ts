/** Which moves are drawn when there are more than the layer can carry; the factor goes on the legend (semantics 25). */
export interface Admission {
  /** Says whether the next move is drawn, given how many tokens are under way. Deterministic: every `factor`-th one is. */
  readonly admit: (underWay: number) => boolean;
  /** One dot stands for this many of the moves that were offered. */
  readonly factor: () => number;
}

const factorMax = 1_024;

/**
 * Doubles the factor when the layer fills over three quarters, halves it when it falls under one quarter: far enough apart that
 * the stated number does not flicker. After a change the next one waits until `settle` further moves were offered.
 */
export function createAdmission(capacity: number, settle = 200): Admission {
  let factor = 1;
  let offered = 0;
  let sinceChange = settle;
  return {
    admit: (underWay) => {
      offered++;
      sinceChange++;
      const full = underWay > capacity * 0.75;
      const slack = underWay < capacity * 0.25;
      if (sinceChange >= settle && ((full && factor < factorMax) || (slack && factor > 1))) {
        factor = full ? factor * 2 : factor / 2;
        sinceChange = 0;
      }
      return underWay < capacity && offered % factor === 0;
    },
    factor: () => factor,
  };
}
