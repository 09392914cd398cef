import type { FlowNodeType } from '../flow-graph.ts';

/** Lengths of the drawing in CSS pixels at zoom 1. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

const event: Size = { width: 36, height: 36 };
const gateway: Size = { width: 40, height: 40 };

export const nodeSizes: Readonly<Record<FlowNodeType | 'turn', Size>> = {
  start: event,
  end: event,
  task: { width: 168, height: 76 },
  xor: gateway,
  and: gateway,
  turn: { width: 2, height: 2 },
};

export const gaps = {
  betweenSteps: 36,
  /** Room for a share such as `97.6 %` beside the flow that goes straight on. */
  afterChoice: 40,
  aroundTurn: 22,
  other: 26,
} as const;

export const clearances = {
  nodeY: 12,
  nodeX: 12,
  /** Half of the distance between two parallel lines. */
  line: 7,
  trunk: 8,
} as const;

export const label = {
  widthMax: 120,
  linesMax: 2,
  lineHeight: 16,
  characterWidth: 6.6,
  below: 5,
} as const;

/** Lanes with nodes stand on multiples of this, so that equal distances look equal. */
export const laneStep = 20;
/** A remembered lane may leave this much white space before it is moved. */
export const rememberedSlackMax = 132;
export const margin = 24;

export const interruptBox = { width: 200, height: 96, below: 40, between: 24, eventY: 16, inset: 24 } as const;

export const folding = {
  /** The size that a drawing should be readable in. */
  window: { width: 1000, height: 600 },
  readableZoom: 0.6,
  /** A folded drawing unfolds only if it is readable with this to spare. */
  stayFolded: 1.15,
  rowsMax: 4,
  /** How much larger the first fold, and each further row, must make it. */
  firstGain: 1.25,
  furtherGain: 1.1,
  /** Remembered cuts stay while they are this near to the best. */
  keepCuts: 0.8,
  linesMax: 4,
  /** What a line that has to be followed through the gutters costs, as a share of the size. */
  perLine: 0.025,
  lineWeights: [0.04, 0.12, 0.3],
  /** The narrowest row. */
  rowMin: 120,
  /** A loop up to three steps long stays in one piece. */
  smallLoopMax: 720,
  /** Around what is not cut; between lines; between a row and the gutter; between the rows and the lines between them. */
  beside: 12,
  lineStep: 12,
  besideRow: 20,
  aroundLines: 12,
} as const;
