import type { Box, Point } from '../../../shared/model/diagram.ts';

/** A flow whose share is to be printed. */
export interface Branch {
  readonly id: string;
  readonly waypoints: readonly Point[];
}

/** Where a share stands: the end of the text that is fixed, and its base line. */
export interface SharePlace extends Point {
  readonly align: 'start' | 'end';
  /** Room only for the small letters of the near view: zoomed out it is not shown. */
  readonly nearOnly: boolean;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room of "99.9 %" in both views, CSS pixels at zoom 1. */
const farSize: Size = { width: 50, height: 14 };
const nearSize: Size = { width: 37, height: 11 };
/** Between a share and its own line, wide enough for a token to pass; and from where the stretch begins. */
const beside = 7;
const start = { afterGateway: 4, afterCorner: 7 };
/** Around a line no share may touch: a token passes. */
const lineReach = 6;

/**
 * Finds each share a place beside its flow where it touches no obstacle, no line and no other share: near the split rather than
 * far from it, above a line rather than below it, and only where its flow runs alone, so that it is clear whose share it is. A
 * share without such a place is left out. O(branches × (lines + obstacles)).
 */
export function placeShares(
  branches: readonly Branch[],
  obstacles: readonly Box[],
  lines: readonly (readonly Point[])[],
): ReadonlyMap<string, SharePlace> {
  const taken = [...obstacles, ...lines.flatMap(stretchesOf).map((stretch) => stretchBox(stretch, lineReach))];
  const places = new Map<string, SharePlace>();
  for (const { id, waypoints } of branches) {
    const own = stretchesOf(waypoints).filter((stretch) => aloneOn(stretch, waypoints, lines));
    for (const size of [farSize, nearSize]) {
      const spot = own
        .flatMap((stretch) => spotsAlong(stretch, size))
        .find(({ box }) => !taken.some((other) => overlap(box, other)));
      if (!spot) continue;
      places.set(id, { ...spot.at, align: spot.align, nearOnly: size === nearSize });
      taken.push(spot.box);
      break;
    }
  }
  return places;
}

interface Spot {
  readonly box: Box;
  readonly at: Point;
  readonly align: 'start' | 'end';
}

interface Stretch {
  readonly from: Point;
  readonly to: Point;
  /** From where on a share may stand. */
  readonly along: number;
}

function stretchesOf(waypoints: readonly Point[]): Stretch[] {
  return waypoints.slice(1).map((to, index) => ({
    from: waypoints[index] ?? to,
    to,
    along: index === 0 ? start.afterGateway : start.afterCorner,
  }));
}

const isFlat = ({ from, to }: Stretch): boolean => Math.abs(from.y - to.y) < 1;

function aloneOn(stretch: Stretch, own: readonly Point[], lines: readonly (readonly Point[])[]): boolean {
  const box = stretchBox(stretch, 0.5);
  return !lines.some(
    (line) =>
      line !== own &&
      stretchesOf(line).some((other) => isFlat(other) === isFlat(stretch) && overlap(box, stretchBox(other, 0.5))),
  );
}

function spotsAlong(stretch: Stretch, size: Size): Spot[] {
  return isFlat(stretch) ? flatSpots(stretch, size) : uprightSpots(stretch, size);
}

/** Above and below the beginning of a horizontal stretch. */
function flatSpots({ from, to, along }: Stretch, size: Size): Spot[] {
  const align = to.x > from.x ? 'start' : 'end';
  const x = align === 'start' ? from.x + along : from.x - along;
  if (Math.abs(to.x - from.x) < size.width + along) return [];
  return [spot(x, from.y - beside, align, size), spot(x, from.y + beside + size.height, align, size)];
}

/** Right and left of a vertical stretch, at its beginning, then in its middle. */
function uprightSpots({ from, to, along }: Stretch, size: Size): Spot[] {
  const down = Math.sign(to.y - from.y);
  const atStart = down > 0 ? from.y + along + size.height : from.y - along;
  return [atStart, (from.y + to.y + size.height) / 2].flatMap((y) => [
    spot(from.x + beside, y, 'start', size),
    spot(from.x - beside, y, 'end', size),
  ]);
}

function spot(x: number, y: number, align: 'start' | 'end', { width, height }: Size): Spot {
  return { at: { x, y }, align, box: { x: align === 'start' ? x : x - width, y: y - height, width, height } };
}

function stretchBox({ from, to }: Stretch, reach: number): Box {
  return {
    x: Math.min(from.x, to.x) - reach,
    y: Math.min(from.y, to.y) - reach,
    width: Math.abs(to.x - from.x) + 2 * reach,
    height: Math.abs(to.y - from.y) + 2 * reach,
  };
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
