/** How far right each horizontal strip of the drawing is taken; strips are 4 px high. */
export interface Skyline {
  /** The rightmost x taken between two heights. */
  readonly reach: (top: number, bottom: number) => number;
  readonly take: (top: number, bottom: number, right: number) => void;
}

const stripHeight = 4;

export function createSkyline(): Skyline {
  const strips = new Map<number, number>();
  const stripsBetween = (top: number, bottom: number): number[] => {
    const first = Math.floor(top / stripHeight);
    return Array.from({ length: Math.floor(bottom / stripHeight) - first + 1 }, (_, index) => first + index);
  };
  return {
    reach: (top, bottom) =>
      Math.max(...stripsBetween(top, bottom).map((strip) => strips.get(strip) ?? Number.NEGATIVE_INFINITY)),
    take: (top, bottom, right) => {
      for (const strip of stripsBetween(top, bottom)) strips.set(strip, Math.max(strips.get(strip) ?? right, right));
    },
  };
}
