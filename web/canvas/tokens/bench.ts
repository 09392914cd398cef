import type { FrameLoop } from './frame-loop.ts';
import type { Motion } from './motion.ts';
import { pathsOver, type Routes } from './routes.ts';

/** Keeps `count` tokens moving over all flows in turn; the way out stops and returns the frames per second since the start. */
export function keepMoving(motion: Motion, loop: FrameLoop, routes: Routes, count: number): () => number {
  const all = [...routes.keys()];
  const startedAt = performance.now();
  let frames = 0;
  let frame = 0;
  const refill = () => {
    frames++;
    for (let i = motion.size(); i < count && all.length > 0; i++) {
      const flows = [all[i % all.length], all[(i * 7 + 3) % all.length]].filter((flow) => flow !== undefined);
      const paths = pathsOver(routes, flows) ?? [];
      const startMs = loop.clockMs() - (i % 60) * 20;
      motion.launch({ orderId: `bench-${i}`, state: 'in-flight', flows, paths, startMs });
    }
    loop.wake();
    frame = requestAnimationFrame(refill);
  };
  refill();
  return () => {
    cancelAnimationFrame(frame);
    return (frames * 1_000) / (performance.now() - startedAt);
  };
}
