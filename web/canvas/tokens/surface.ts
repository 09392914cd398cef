import type Canvas from 'diagram-js/lib/core/Canvas';
import { type Frame, type TokenState, tokenStates } from './motion.ts';
import { paintDots, paintMoving, readInk, type TokenInk } from './paint.ts';
import type { Resting } from './rest.ts';

/** The HTML canvas of the tokens, in the diagram's coordinates. */
export interface Surface {
  readonly paint: (moving: Readonly<Record<TokenState, Frame>>, resting: Resting) => void;
  readonly clear: () => void;
  readonly destroy: () => void;
}

const radius: Readonly<Record<TokenState, number>> = { 'in-flight': 4, closed: 4, 'at-risk': 4.5, overdue: 4.5 };
/** Zoomed out further than this, dots keep their size on the screen. */
const shrinkMin = 0.7;

/** Creates the canvas between the SVG and the overlays; `onThemeChange` is called after the colours have been read anew. */
export function createSurface(canvas: Canvas, onThemeChange: () => void): Surface {
  const container = canvas.getContainer();
  const node = document.createElement('canvas');
  node.className = 'cs-tokens';
  node.setAttribute('aria-hidden', 'true');
  container.querySelector('svg')?.after(node);
  const context = node.getContext('2d');
  let ink: TokenInk = readInk();
  const theme = new MutationObserver(() => {
    ink = readInk();
    onThemeChange();
  });
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  let size = { width: container.clientWidth, height: container.clientHeight };
  const resized = new ResizeObserver(() => {
    size = { width: container.clientWidth, height: container.clientHeight };
    onThemeChange();
  });
  resized.observe(container);

  /** Clears and sets the coordinates; returns how much larger than life dots are drawn, or null without a canvas. */
  function begin(): number | null {
    if (!context) return null;
    const density = window.devicePixelRatio || 1;
    const width = Math.round(size.width * density);
    const height = Math.round(size.height * density);
    if (node.width !== width || node.height !== height) {
      node.width = width;
      node.height = height;
    }
    const { x, y, scale } = canvas.viewbox();
    const zoom = density * scale;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(zoom, 0, 0, zoom, -x * zoom, -y * zoom);
    return Math.max(1, shrinkMin / scale);
  }

  return {
    paint: (moving, resting) => {
      const grow = begin();
      if (grow === null || !context) return;
      for (const state of tokenStates) {
        const dots = resting.dots[state];
        if (dots.length > 0) paintDots(context, ink, state, dots, dots.length / 2, 2, resting.radius);
      }
      for (const state of tokenStates) paintMoving(context, ink, state, moving[state], radius[state] * grow);
    },
    clear: () => {
      begin();
    },
    destroy: () => {
      theme.disconnect();
      resized.disconnect();
      node.remove();
    },
  };
}
