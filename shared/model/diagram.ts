import type { Activity, ElementId } from '../ids.ts';
import type { FlowNodeType, Sightings } from './flow-graph.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A node with its place; x, y is the top left corner, y grows downwards, units are CSS pixels at zoom 1. */
export interface DiagramNode extends Box {
  readonly id: ElementId;
  readonly type: FlowNodeType;
  readonly activity: Activity | null;
  readonly label: string;
  /** Where the label of an event stands (tasks carry theirs inside, gateways have none). */
  readonly labelBox: Box | null;
  readonly seen?: Sightings;
}

export interface DiagramFlow {
  readonly id: ElementId;
  readonly source: ElementId;
  readonly target: ElementId;
  readonly waypoints: readonly Point[];
  readonly count: number;
  readonly seen?: Sightings;
}

/** An event sub-process: `timer start → end event`, drawn apart from the flow. `box` is the sub-process, the nodes lie inside. */
export interface DiagramInterrupt extends Box {
  readonly id: ElementId;
  readonly start: DiagramNode;
  readonly end: DiagramNode;
  readonly flow: DiagramFlow;
}

/** The drawn model. */
export interface Diagram {
  readonly nodes: readonly DiagramNode[];
  readonly flows: readonly DiagramFlow[];
  readonly interrupts: readonly DiagramInterrupt[];
  readonly width: number;
  readonly height: number;
}
