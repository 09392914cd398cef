import { getCirclePath, getDiamondPath, getRoundRectPath, isTypedEvent } from 'bpmn-js/lib/draw/BpmnRenderUtil';
import { is } from 'bpmn-js/lib/util/ModelUtil';
import BaseRenderer from 'diagram-js/lib/draw/BaseRenderer';
import type { ConnectionLike } from 'diagram-js/lib/model/Types';
import { roundedPath } from '../geometry/rounded.ts';
import { type CanvasShape, isConnection, isLabel } from '../viewer/elements.ts';
import type { CanvasBus } from '../viewer/services.ts';
import { drawFlow } from './draw-flow.ts';
import { drawEvent, drawGateway, drawInterrupt, drawLabel } from './draw-shapes.ts';
import { drawTask } from './draw-task.ts';
import { createMeasure } from './measure.ts';

/** Above bpmn-js' own renderer (1000). */
const priority = 1_500;

/**
 * Draws every element with classes only: theme, heat, path and selection are style sheet and markers, never a redraw. A class,
 * because diagram-js finds renderers by inheritance.
 */
class ChoreoscopeRenderer extends BaseRenderer {
  static readonly $inject = ['eventBus'];
  private readonly measure = createMeasure();

  constructor(eventBus: CanvasBus) {
    super(eventBus as unknown as ConstructorParameters<typeof BaseRenderer>[0], priority);
  }

  override canRender(): boolean {
    return true;
  }

  override drawShape(visuals: SVGElement, shape: CanvasShape): SVGElement {
    if (isLabel(shape)) return drawLabel(visuals, shape, this.measure);
    if (is(shape, 'bpmn:Gateway')) return drawGateway(visuals, shape);
    if (is(shape, 'bpmn:Event')) {
      return drawEvent(visuals, shape, isTypedEvent(shape.businessObject, 'bpmn:TimerEventDefinition'));
    }
    if (is(shape, 'bpmn:SubProcess')) return drawInterrupt(visuals, shape);
    return drawTask(visuals, shape, this.measure);
  }

  override drawConnection(visuals: SVGElement, flow: ConnectionLike): SVGElement {
    return isConnection(flow) ? drawFlow(visuals, flow) : visuals;
  }

  override getShapePath(shape: CanvasShape): string {
    if (is(shape, 'bpmn:Event')) return getCirclePath(shape);
    if (is(shape, 'bpmn:Gateway')) return getDiamondPath(shape);
    return getRoundRectPath(shape, 10);
  }

  override getConnectionPath(flow: ConnectionLike): string {
    return roundedPath(flow.waypoints);
  }
}

export const rendererModule = {
  __init__: ['choreoscopeRenderer'],
  choreoscopeRenderer: ['type', ChoreoscopeRenderer],
};
