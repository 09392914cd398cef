/** A token's way to the screen, on the wall clock. */
export interface Painted {
  readonly orderId: string;
  /** The delta with its move came in by the socket. */
  readonly arrivedAt: number;
  /** The frame in which it is drawn for the first time was handed over for display. */
  readonly paintedAt: number;
}

declare global {
  interface Window {
    /** What was painted since the last call. */
    takePainted?: () => Painted[];
  }
}

interface Waiting {
  readonly orderId: string;
  readonly arrivedAt: number;
  /** On the token layer's clock. */
  readonly startMs: number;
}

/**
 * Runs in the page before anything else. Reads along at the socket and at the token canvas: the layer spreads the moves of a delta over
 * one tick and lets its own clock run by at most `frameGapMaxMs` a frame, so the same clock is kept here. A frame counts as painted
 * in the first task after it.
 */
export function instrumentPage({ tickMs, frameGapMaxMs }: { tickMs: number; frameGapMaxMs: number }): void {
  let waiting: Waiting[] = [];
  let painted: Painted[] = [];
  let clockMs = 0;
  let lastFrameAt = 0;
  const wallNow = () => performance.timeOrigin + performance.now();

  window.takePainted = () => {
    const taken = painted;
    painted = [];
    return taken;
  };

  const onMessage = (data: unknown) => {
    if (typeof data !== 'string' || !data.startsWith('42["delta",')) return;
    const arrivedAt = wallNow();
    const moves: { orderId: string; chains: unknown[] }[] = JSON.parse(data.slice(2))[1].moves;
    for (const [index, { orderId, chains }] of moves.entries()) {
      if (chains.length > 0) waiting.push({ orderId, arrivedAt, startMs: clockMs + (tickMs * index) / moves.length });
    }
  };
  window.WebSocket = class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.addEventListener('message', ({ data }) => onMessage(data));
    }
  };

  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    clearRect.apply(this, box);
    if (this.canvas.className !== 'cs-tokens') return;
    const now = performance.now();
    clockMs += Math.min(frameGapMaxMs, now - lastFrameAt);
    lastFrameAt = now;
    const due = waiting.filter(({ startMs }) => startMs <= clockMs);
    if (due.length === 0) return;
    waiting = waiting.filter(({ startMs }) => startMs > clockMs);
    const afterFrame = new MessageChannel();
    afterFrame.port1.onmessage = () => {
      const paintedAt = wallNow();
      for (const { orderId, arrivedAt } of due) painted.push({ orderId, arrivedAt, paintedAt });
      afterFrame.port1.close();
    };
    afterFrame.port2.postMessage(null);
  };
}
