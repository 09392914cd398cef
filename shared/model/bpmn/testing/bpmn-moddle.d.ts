/** The part of bpmn-moddle that the tests read; the package has no declarations of its own. */
declare module 'bpmn-moddle' {
  interface Bounds {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }

  interface SeenElement {
    readonly $type: string;
    readonly count?: string;
    readonly firstSeen?: string;
    readonly lastSeen?: string;
  }

  export interface ModdleElement {
    readonly $type: string;
    readonly $attrs: Readonly<Record<string, string>>;
    readonly id: string;
    readonly extensionElements?: { readonly values: readonly SeenElement[] };
    readonly name?: string;
    readonly text?: string;
    readonly body?: string;
    readonly documentation?: readonly ModdleElement[];
    readonly rootElements?: readonly ModdleElement[];
    readonly flowElements?: readonly ModdleElement[];
    readonly triggeredByEvent?: boolean;
    readonly gatewayDirection?: string;
    readonly incoming?: readonly ModdleElement[];
    readonly outgoing?: readonly ModdleElement[];
    readonly sourceRef?: ModdleElement;
    readonly targetRef?: ModdleElement;
    readonly eventDefinitions?: readonly ModdleElement[];
    readonly condition?: ModdleElement;
    readonly diagrams?: readonly ModdleElement[];
    readonly plane?: ModdleElement;
    readonly planeElement?: readonly ModdleElement[];
    readonly bpmnElement?: ModdleElement;
    readonly isExpanded?: boolean;
    readonly bounds?: Bounds;
    readonly label?: { readonly bounds: Bounds };
    readonly waypoint?: readonly { readonly x: number; readonly y: number }[];
  }

  export class BpmnModdle {
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: readonly { readonly message: string }[] }>;
  }
}
