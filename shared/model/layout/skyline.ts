/** How far right each horizontal strip of the drawing is taken; strips are 4 px high. */
export interface Skyline {
  /** The rightmost x taken between two heights; minus infinity where nothing stands. */
  readonly reach: (top: number, bottom: number) => number;
  readonly take: (top: number, bottom: number, right: number) => void;
}

const stripHeight = 4;

/** A skyline for heights between `top` and `bottom`; what lies outside counts as the nearest strip inside. */
export function createSkyline(top: number, bottom: number): Skyline {
  const strips = new Float64Array(Math.ceil((bottom - top) / stripHeight) + 1).fill(Number.NEGATIVE_INFINITY);
  const stripAt = (y: number): number => Math.min(strips.length - 1, Math.max(0, Math.floor((y - top) / stripHeight)));
  return {
    reach: (from, to) => {
      let right = Number.NEGATIVE_INFINITY;
      for (let strip = stripAt(from); strip <= stripAt(to); strip += 1) right = Math.max(right, strips[strip] ?? right);
      return right;
    },
    take: (from, to, right) => {
      for (let strip = stripAt(from); strip <= stripAt(to); strip += 1) {
        strips[strip] = Math.max(strips[strip] ?? right, right);
      }
    },
  };
}
