import type { ElementLike } from 'diagram-js/lib/model/Types';
import type { Box, Point } from '../../../shared/model/diagram.ts';

/** The little of a diagram-js element that the canvas reads; diagram-js types the rest as anything. */
export interface CanvasElement {
  readonly id: string;
  /** BPMN type, or `label`. */
  readonly type: string;
  readonly businessObject: { readonly $type: string; readonly name?: string };
}

export interface CanvasShape extends CanvasElement, Box {
  readonly incoming: readonly CanvasConnection[];
  readonly outgoing: readonly CanvasConnection[];
}

export interface CanvasConnection extends CanvasElement {
  readonly waypoints: readonly Point[];
  readonly source: CanvasShape;
  readonly target: CanvasShape;
}

export interface CanvasLabel extends CanvasShape {
  readonly labelTarget: CanvasElement;
}

export function isConnection(element: ElementLike | CanvasElement): element is CanvasConnection {
  return 'waypoints' in element;
}

export function isLabel(element: ElementLike | CanvasElement): element is CanvasLabel {
  return 'labelTarget' in element && element['labelTarget'] != null;
}

export function isShape(element: ElementLike | CanvasElement): element is CanvasShape {
  return 'width' in element && 'height' in element;
}
