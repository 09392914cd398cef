/** The part of bpmn-moddle that references are read with. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $parent?: ModdleElement;
    readonly id?: string;
    readonly name?: string;
    readonly rootElements?: readonly ModdleElement[];
    readonly flowElements?: readonly ModdleElement[];
    readonly eventDefinitions?: readonly ModdleElement[];
    readonly sourceRef?: ModdleElement;
    readonly targetRef?: ModdleElement;
    readonly attachedToRef?: ModdleElement;
    readonly conditionExpression?: ModdleElement;
    readonly loopCharacteristics?: ModdleElement;
    readonly isSequential?: boolean;
    readonly isInterrupting?: boolean;
    readonly cancelActivity?: boolean;
    readonly triggeredByEvent?: boolean;
    readonly isForCompensation?: boolean;
  }

  export class BpmnModdle {
    fromXML(xml: string): Promise<{ readonly rootElement: ModdleElement }>;
  }
}
