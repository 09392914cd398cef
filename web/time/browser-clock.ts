/** The browser's clock and timers: the only place in the page that asks for the time. */
export const browserNow = (): number => Date.now();

/** Runs at an interval until the returned function is called. */
export function browserTimer(intervalMs: number, run: () => void): () => void {
  const timer = window.setInterval(run, intervalMs);
  return () => window.clearInterval(timer);
}
