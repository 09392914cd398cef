import type Canvas from 'diagram-js/lib/core/Canvas';
import { tickIntervalMs } from '../../../shared/limits.ts';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import type { TokenMove } from '../../../shared/view/delta.ts';
import type { SampledPath } from '../geometry/sampled-path.ts';
import type { LiveElements } from '../live/live-elements.ts';
import type { LiveFeed, OrderPath } from '../props.ts';
import type { CanvasBus } from '../viewer/services.ts';
import { createAdmission } from './admission.ts';
import { createMotion } from './motion.ts';
import { type Resting, restingOfOrder, restingOrders } from './rest.ts';
import { type Routes, routesOf } from './routes.ts';
import { createSurface } from './surface.ts';

/** Tokens under way at once; what 60 frames a second allow without a GPU. */
export const tokensUnderWayMax = 2_000;
/** After the last pan or zoom the tokens stand still for this long. */
const freezeMs = 120;
/** A frame later than this is a stall: tokens go on from where they were instead of jumping. */
const frameGapMaxMs = 50;

export interface TokenLayer {
  /** Draws the moves of a feed from now on; the way out stops. */
  readonly attach: (feed: LiveFeed) => () => void;
  /** Keeps `count` tokens moving until stopped, for the bench; the way out returns frames per second. */
  readonly keepMoving: (count: number) => () => number;
}

/**
 * One HTML canvas between the SVG and the badges. Tokens travel the flows of their move, each flow in the same time; waiting
 * orders rest at their step. The loop runs only while something moves. Nothing at all is drawn under reduced motion: the counts
 * say it. While the tab is hidden moves are dropped, not queued.
 */
export function createTokenLayer(canvas: Canvas, eventBus: CanvasBus, liveElements: LiveElements): TokenLayer {
  const motion = createMotion(tokensUnderWayMax);
  const admission = createAdmission(tokensUnderWayMax);
  const reduced = window.matchMedia('(prefers-reduced-motion: reduce)');
  const surface = createSurface(canvas, schedule);
  let model: ModelMessage | null = null;
  let routes: Routes = new Map();
  let path: OrderPath | null = null;
  let resting: Resting | null = null;
  let clockMs = 0;
  let lastFrameAt = 0;
  let frozenUntil = 0;
  let frame = 0;
  let told = 1;

  function schedule(): void {
    if (frame === 0) frame = requestAnimationFrame(draw);
  }

  function draw(now: number): void {
    frame = 0;
    const passed = lastFrameAt === 0 ? 0 : Math.min(frameGapMaxMs, now - lastFrameAt);
    if (now >= frozenUntil) clockMs += passed;
    if (reduced.matches || !model) {
      surface.clear();
      return;
    }
    resting ??= path ? restingOfOrder(model, routes, path) : restingOrders(model, liveElements.step);
    surface.paint(motion.frameAt(clockMs), resting);
    lastFrameAt = motion.size() > 0 ? now : 0;
    if (motion.size() > 0) schedule();
  }

  function refreshResting(): void {
    resting = null;
    schedule();
  }

  function launch(move: TokenMove, delayMs: number): void {
    for (const chain of move.chains) {
      const paths = chain.map((flow) => routes.get(flow)).filter((route): route is SampledPath => route !== undefined);
      if (paths.length !== chain.length) continue;
      motion.launch({ orderId: move.orderId, state: move.state, paths, startMs: clockMs + delayMs });
    }
  }

  function onMoves(moves: readonly TokenMove[], sampling: number): void {
    if (document.hidden || reduced.matches || !model) return;
    for (const [i, move] of moves.entries()) {
      const wanted = path ? move.orderId === path.orderId : admission.admit(motion.size());
      if (wanted) launch(move, (tickIntervalMs * i) / moves.length);
    }
    const ordersPerDot = sampling * admission.factor();
    if (ordersPerDot !== told) eventBus.fire('sampling.changed', { ordersPerDot });
    told = ordersPerDot;
    if (motion.size() > 0) schedule();
  }

  eventBus.on('model.shown', (event) => {
    model = event.model;
    routes = routesOf(event.model);
    motion.clear();
    refreshResting();
  });
  eventBus.on('live.changed', ({ steps }) => {
    if (steps.length > 0 && !path) refreshResting();
  });
  eventBus.on('path.changed', (event) => {
    if (event.path?.orderId !== path?.orderId) motion.retain((token) => token.orderId === event.path?.orderId);
    path = event.path;
    refreshResting();
  });
  eventBus.on('canvas.viewbox.changed', () => {
    frozenUntil = performance.now() + freezeMs;
    schedule();
  });
  const onVisibility = () => {
    if (document.hidden) motion.clear();
    else schedule();
  };
  document.addEventListener('visibilitychange', onVisibility);
  reduced.addEventListener('change', schedule);
  eventBus.on('diagram.destroy', () => {
    cancelAnimationFrame(frame);
    frame = -1;
    surface.destroy();
    document.removeEventListener('visibilitychange', onVisibility);
    reduced.removeEventListener('change', schedule);
  });

  return {
    attach: (feed) => feed.onMoves(onMoves),
    keepMoving: (count) => keepMoving(count),
  };

  function keepMoving(count: number): () => number {
    const all = [...routes.values()];
    const startedAt = performance.now();
    let frames = 0;
    let running = 0;
    const refill = () => {
      frames++;
      for (let i = motion.size(); i < count && all.length > 0; i++) {
        const paths = [all[i % all.length], all[(i * 7 + 3) % all.length]].filter((p) => p !== undefined);
        motion.launch({ orderId: `bench-${i}`, state: 'in-flight', paths, startMs: clockMs - (i % 60) * 20 });
      }
      schedule();
      running = requestAnimationFrame(refill);
    };
    refill();
    return () => {
      cancelAnimationFrame(running);
      return (frames * 1_000) / (performance.now() - startedAt);
    };
  }
}
createTokenLayer.$inject = ['canvas', 'eventBus', 'liveElements'];

export const tokenLayerModule = {
  __init__: ['tokenLayer'],
  tokenLayer: ['factory', createTokenLayer],
};
