import type Canvas from 'diagram-js/lib/core/Canvas';
import { tickIntervalMs } from '../../../shared/limits.ts';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import type { TokenMove } from '../../../shared/view/delta.ts';
import type { LiveElements } from '../live/live-elements.ts';
import type { LiveFeed, OrderPath } from '../props.ts';
import type { CanvasBus } from '../viewer/services.ts';
import { createAdmission } from './admission.ts';
import { keepMoving } from './bench.ts';
import { createFrameLoop } from './frame-loop.ts';
import { createMotion } from './motion.ts';
import { type Resting, restingOfOrder, restingOrders } from './rest.ts';
import { pathsOver, type Routes, routesOf } from './routes.ts';
import { createSurface } from './surface.ts';

/** Tokens under way at once; what 60 frames a second allow without a GPU. */
const tokensUnderWayMax = 2_000;
/** After the last pan or zoom the tokens stand still for this long. */
const freezeMs = 120;

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
function createTokenLayer(canvas: Canvas, eventBus: CanvasBus, liveElements: LiveElements): TokenLayer {
  const motion = createMotion(tokensUnderWayMax);
  const loop = createFrameLoop(draw);
  const surface = createSurface(canvas, loop.wake);
  const mayMove = watchMotionLeave(motion.clear, loop.wake, eventBus);
  let model: ModelMessage | null = null;
  let routes: Routes = new Map();
  let path: OrderPath | null = null;
  let resting: Resting | null = null;

  function draw(clockMs: number): boolean {
    if (!mayMove() || !model) {
      surface.clear();
      return false;
    }
    resting ??= path ? restingOfOrder(model, routes, path) : restingOrders(model, liveElements.step);
    surface.paint(motion.frameAt(clockMs), resting);
    return motion.size() > 0;
  }

  function rest(): void {
    resting = null;
    loop.wake();
  }

  function launch({ orderId, state, chains }: TokenMove, delayMs: number): void {
    const startMs = loop.clockMs() + delayMs;
    for (const flows of chains) {
      const paths = pathsOver(routes, flows);
      if (paths) motion.launch({ orderId, state, flows, paths, startMs });
    }
    loop.wake();
  }

  eventBus.on('model.shown', (event) => {
    model = event.model;
    routes = routesOf(event.model);
    motion.revise((token) => {
      const paths = pathsOver(routes, token.flows);
      return paths && { ...token, paths };
    });
    rest();
  });
  eventBus.on('live.changed', ({ steps }) => {
    if (steps.length > 0 && !path) rest();
  });
  eventBus.on('path.changed', (event) => {
    if (event.path && event.path.orderId !== path?.orderId) motion.clear();
    path = event.path;
    rest();
  });
  eventBus.on('canvas.viewbox.changed', () => loop.freeze(freezeMs));
  eventBus.on('diagram.destroy', () => {
    loop.stop();
    surface.destroy();
  });

  const admit = createSampledAdmission(motion.size, eventBus);
  return {
    attach: (feed) =>
      feed.onMoves((moves, sampling) => {
        if (!mayMove() || document.hidden || !model) return;
        const wanted = path ? moves.filter(({ orderId }) => orderId === path?.orderId) : admit(moves, sampling);
        for (const [i, move] of wanted.entries()) launch(move, (tickIntervalMs * i) / wanted.length);
      }),
    keepMoving: (count) => keepMoving(motion, loop, routes, count),
  };
}
createTokenLayer.$inject = ['canvas', 'eventBus', 'liveElements'];

/** Picks the moves there is room for and says when one dot comes to stand for another number of orders. */
function createSampledAdmission(underWay: () => number, eventBus: CanvasBus) {
  const admission = createAdmission(tokensUnderWayMax);
  let told = 1;
  return (moves: readonly TokenMove[], sampling: number): readonly TokenMove[] => {
    const admitted = moves.filter(() => admission.admit(underWay()));
    const ordersPerDot = sampling * admission.factor();
    if (ordersPerDot !== told) eventBus.fire('sampling.changed', { ordersPerDot });
    told = ordersPerDot;
    return admitted;
  };
}

/** Whether anything may move: not under reduced motion. A tab that is left loses its tokens, they would be old on return. */
function watchMotionLeave(clear: () => void, wake: () => void, eventBus: CanvasBus): () => boolean {
  const reduced = window.matchMedia('(prefers-reduced-motion: reduce)');
  const onVisibility = () => {
    clear();
    wake();
  };
  document.addEventListener('visibilitychange', onVisibility);
  reduced.addEventListener('change', wake);
  eventBus.on('diagram.destroy', () => {
    document.removeEventListener('visibilitychange', onVisibility);
    reduced.removeEventListener('change', wake);
  });
  return () => !reduced.matches;
}

export const tokenLayerModule = {
  __init__: ['tokenLayer'],
  tokenLayer: ['factory', createTokenLayer],
};
