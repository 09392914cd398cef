import type { Activity, ElementId, EpochMs } from '../ids.ts';

export type FlowNodeType = 'start' | 'end' | 'task' | 'xor' | 'and';

/** How often something was seen, and when, as far as that is known. */
export interface Sightings {
  readonly count?: number;
  readonly firstSeen?: EpochMs;
  readonly lastSeen?: EpochMs;
}

/** A BPMN node without geometry. A start or end event may carry the activity that starts or ends the order. */
export interface FlowNode {
  /**
   * Stable across re-mining. With an activity: `step_` + the activity made an XML NCName (injective); a gateway: its type and
   * split/join plus a hash of the step sets before and after it.
   */
  readonly id: ElementId;
  readonly type: FlowNodeType;
  readonly activity: Activity | null;
  readonly seen?: Sightings;
}

export interface Flow {
  readonly id: ElementId;
  readonly source: ElementId;
  readonly target: ElementId;
  /** Weight for the layout and the stroke: how many orders of the mined log took it (0 where unknown). */
  readonly count: number;
  readonly seen?: Sightings;
}

/** The model as BPMN draws it: XOR and AND gateways made explicit and factored (discovery.md §2.11). */
export interface FlowGraph {
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly Flow[];
  readonly interrupts: readonly FlowNode[];
}
