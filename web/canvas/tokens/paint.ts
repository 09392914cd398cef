import type { Frame, TokenState } from './motion.ts';

/** Colours of the tokens, read once per theme. */
export type TokenInk = Readonly<Record<TokenState | 'halo', string>>;

/** Reads the tokens' colours from the style sheet; a style read costs a layout, so never per frame. */
export function readInk(): TokenInk {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    'in-flight': read('--flight-mark'),
    closed: read('--done-mark'),
    'at-risk': read('--risk-mark'),
    overdue: read('--over-mark'),
    halo: read('--canvas'),
  };
}

/** A crowd needs no tails. */
const tailsMax = 1_500;
const haloWidth = 1.5;

/** Circle, diamond, square: the shape says the state without the colour. Appends one token to the current path. */
function trace(context: CanvasRenderingContext2D, state: TokenState, x: number, y: number, radius: number): void {
  if (state === 'at-risk') {
    const reach = radius * 1.3;
    context.moveTo(x, y - reach);
    context.lineTo(x + reach, y);
    context.lineTo(x, y + reach);
    context.lineTo(x - reach, y);
    context.closePath();
  } else if (state === 'overdue') {
    context.rect(x - radius, y - radius, radius * 2, radius * 2);
  } else {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, Math.PI * 2);
  }
}

/** Moving tokens of one state: tail, halo, body; three canvas calls however many tokens there are. */
export function paintMoving(
  context: CanvasRenderingContext2D,
  ink: TokenInk,
  state: TokenState,
  { positions, count }: Frame,
  radius: number,
): void {
  if (count === 0) return;
  if (count <= tailsMax) {
    context.globalAlpha = 0.3;
    context.strokeStyle = ink[state];
    context.lineWidth = radius * 0.65;
    context.beginPath();
    for (let i = 0; i < count * 4; i += 4) {
      context.moveTo(positions[i + 2] ?? 0, positions[i + 3] ?? 0);
      context.lineTo(positions[i] ?? 0, positions[i + 1] ?? 0);
    }
    context.stroke();
    context.globalAlpha = 1;
  }
  paintDots(context, ink, state, positions, count, 4, radius);
}

/** Halo and body of the tokens of one state; `stride` numbers apart in `positions`. */
export function paintDots(
  context: CanvasRenderingContext2D,
  ink: TokenInk,
  state: TokenState,
  positions: ArrayLike<number>,
  count: number,
  stride: number,
  radius: number,
): void {
  for (const grow of [haloWidth, 0]) {
    context.fillStyle = grow > 0 ? ink.halo : ink[state];
    context.beginPath();
    for (let i = 0; i < count * stride; i += stride) {
      trace(context, state, positions[i] ?? 0, positions[i + 1] ?? 0, radius + grow);
    }
    context.fill();
  }
}
