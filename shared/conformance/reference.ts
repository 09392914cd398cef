/** A reference model as a flat graph: what a BPMN file says about the order of steps, without pictures, data and roles. */
export interface Reference {
  /** The process itself: the outermost scope. */
  readonly id: string;
  readonly nodes: readonly ReferenceNode[];
  readonly flows: readonly ReferenceFlow[];
}

export interface ReferenceFlow {
  readonly source: string;
  readonly target: string;
}

interface Node {
  readonly id: string;
  /** Empty where the model gives none. */
  readonly name: string;
  /** The process or sub-process that holds it. */
  readonly scope: string;
}

/** What takes a token and passes it on. */
export type ReferenceNode =
  /** A task, a call activity, an intermediate event. */
  | (Node & { readonly kind: 'task' | 'event'; readonly repeats: boolean; readonly exits: Exits })
  /** `interrupts` matters where its scope is an event sub-process. */
  | (Node & { readonly kind: 'start'; readonly interrupts: boolean })
  | (Node & { readonly kind: 'end'; readonly terminates: boolean })
  | (Node & { readonly kind: 'boundary'; readonly attachedTo: string; readonly interrupts: boolean })
  | (Node & { readonly kind: 'xor' | 'and' | 'or' })
  | (Node & {
      readonly kind: 'sub-process';
      readonly repeats: boolean;
      readonly byEvent: boolean;
      readonly exits: Exits;
    });

/** Which flows leave a step: all of them, or where they carry conditions at least one. */
export type Exits = 'all' | 'some';

/** Nodes an event of an order can tell of; everything else is silent. */
export const isObservable = ({ kind }: ReferenceNode): boolean =>
  kind === 'task' || kind === 'event' || kind === 'start' || kind === 'end' || kind === 'boundary';
