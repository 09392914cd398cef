import type { TokenMove } from '../../../shared/view/delta.ts';
import { type SampledPath, writePointAt } from '../geometry/sampled-path.ts';

export type TokenState = TokenMove['state'];
export const tokenStates: readonly TokenState[] = ['in-flight', 'closed', 'at-risk', 'overdue'];

/** One token takes this long over one flow, whatever the flow's length (`--t-flow` in the tokens). */
export const flowTravelMs = 1_200;
/** Length of the tail that says where a token came from, CSS pixels at zoom 1. */
const tailLength = 14;

/** A token under way: its flows in order. Times are the layer's own clock, which stands still while the canvas is panned. */
export interface Traveller {
  readonly orderId: string;
  readonly state: TokenState;
  readonly flows: readonly string[];
  /** The way over each of the flows. */
  readonly paths: readonly SampledPath[];
  readonly startMs: number;
}

/** Positions of one state, packed `x, y, tailX, tailY` per token; reused from frame to frame. */
export interface Frame {
  positions: Float32Array;
  count: number;
}

export interface Motion {
  readonly size: () => number;
  /** False when the layer is full: the token is not drawn. */
  readonly launch: (token: Traveller) => boolean;
  /** Changes tokens under way; null takes one away. */
  readonly revise: (change: (token: Traveller) => Traveller | null) => void;
  readonly clear: () => void;
  /** Drops tokens that have arrived and packs the others per state. O(tokens), no allocation but for growth. */
  readonly frameAt: (nowMs: number) => Readonly<Record<TokenState, Frame>>;
}

/** Tokens in motion, at most `capacity` of them. */
export function createMotion(capacity: number): Motion {
  let tokens: Traveller[] = [];
  const frames: Record<TokenState, Frame> = {
    'in-flight': { positions: new Float32Array(256), count: 0 },
    closed: { positions: new Float32Array(256), count: 0 },
    'at-risk': { positions: new Float32Array(64), count: 0 },
    overdue: { positions: new Float32Array(64), count: 0 },
  };

  function pack(token: Traveller, ageMs: number): void {
    const flow = Math.floor(ageMs / flowTravelMs);
    const path = token.paths[flow];
    if (!path) return;
    const frame = frames[token.state];
    const at = frame.count * 4;
    if (at + 4 > frame.positions.length) {
      const grown = new Float32Array(frame.positions.length * 2);
      grown.set(frame.positions);
      frame.positions = grown;
    }
    const share = ageMs / flowTravelMs - flow;
    writePointAt(path, share, frame.positions, at);
    writePointAt(path, share - tailLength / Math.max(path.length, 1), frame.positions, at + 2);
    frame.count++;
  }

  return {
    size: () => tokens.length,
    launch: (token) => {
      if (tokens.length >= capacity || token.paths.length === 0) return false;
      tokens.push(token);
      return true;
    },
    revise: (change) => {
      tokens = tokens.flatMap((token) => change(token) ?? []);
    },
    clear: () => {
      tokens = [];
    },
    frameAt: (nowMs) => {
      for (const state of tokenStates) frames[state].count = 0;
      for (let i = tokens.length - 1; i >= 0; i--) {
        const token = tokens[i];
        if (!token) continue;
        const ageMs = nowMs - token.startMs;
        if (ageMs >= token.paths.length * flowTravelMs) {
          const last = tokens.pop();
          if (last && last !== token) tokens[i] = last;
        } else if (ageMs >= 0) pack(token, ageMs);
      }
      return frames;
    },
  };
}
