import type { ElementId, EpochMs } from '../ids.ts';
import type { ViewRecord } from './records.ts';

export type ViewOp = readonly ['put', ViewRecord] | readonly ['remove', string];

/** Tokens of one order set in motion by one event: for the eye only, not part of the view (semantics 25). */
export interface TokenMove {
  readonly orderId: string;
  readonly state: 'in-flight' | 'at-risk' | 'overdue' | 'closed';
  /** Flows to travel, one chain per token. */
  readonly chains: readonly (readonly ElementId[])[];
}

/** The change of the view from `fromSeq` to `seq`. A gap between the seq held and `fromSeq` asks for a snapshot. */
export interface Delta {
  readonly fromSeq: number;
  readonly seq: number;
  /** Server time at sending, wall clock: the browser's measure of how far behind it is. */
  readonly sentAt: EpochMs;
  readonly ops: readonly ViewOp[];
  readonly moves: readonly TokenMove[];
  /** One move drawn stands for this many (1: nothing was left out). */
  readonly sampling: number;
}

export interface Snapshot {
  readonly seq: number;
  readonly sentAt: EpochMs;
  readonly records: readonly ViewRecord[];
}
