import { type Activity, toElementId } from '../../ids.ts';
import type { Box, DiagramInterrupt, DiagramNode } from '../diagram.ts';
import type { FlowNode } from '../flow-graph.ts';
import { labelSize } from './label.ts';
import { interruptBox, label, margin, nodeSizes, type Size } from './sizes.ts';

/**
 * Event sub-processes side by side under the flow, from the left, in the order of their ids. The end event keeps the interrupt's
 * own id, since it is what the activity is drawn as; box, start and flow derive theirs from it.
 */
export function placeInterrupts(
  interrupts: readonly FlowNode[],
  labelOf: (activity: Activity) => string,
  bottom: number,
): DiagramInterrupt[] {
  const sorted = [...interrupts].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sorted.map((interrupt, index) => {
    const x = margin + index * (interruptBox.width + interruptBox.between);
    return placeInterrupt(interrupt, interrupt.activity === null ? '' : labelOf(interrupt.activity), x, bottom);
  });
}

/** The room that so many interrupts take under the flow. */
export function footerOf(interrupts: number): Size {
  if (interrupts === 0) return { width: 0, height: 0 };
  return {
    width: interrupts * (interruptBox.width + interruptBox.between) - interruptBox.between + 2 * margin,
    height: interruptBox.below + interruptBox.height,
  };
}

function placeInterrupt(interrupt: FlowNode, text: string, x: number, y: number): DiagramInterrupt {
  const size = nodeSizes.end;
  const eventY = y + interruptBox.eventY;
  const endX = x + interruptBox.width - interruptBox.inset / 2 - label.widthMax / 2 - size.width / 2;
  const start: DiagramNode = {
    id: toElementId(`${interrupt.id}_start`),
    type: 'start',
    activity: null,
    label: '',
    x: x + interruptBox.inset,
    y: eventY,
    ...size,
    labelBox: null,
  };
  const end: DiagramNode = {
    ...interrupt,
    label: text,
    x: endX,
    y: eventY,
    ...size,
    labelBox: labelBoxBelow({ x: endX, y: eventY, ...size }, labelSize(text)),
  };
  const middle = eventY + size.height / 2;
  return {
    id: toElementId(`${interrupt.id}_interrupt`),
    x,
    y,
    width: interruptBox.width,
    height: interruptBox.height,
    start,
    end,
    flow: {
      id: toElementId(`${interrupt.id}_flow`),
      source: start.id,
      target: end.id,
      waypoints: [
        { x: start.x + size.width, y: middle },
        { x: endX, y: middle },
      ],
      count: 0,
    },
  };
}

/** Centred under an event. */
export function labelBoxBelow(event: Box, size: Size | null): Box | null {
  if (size === null) return null;
  return { x: event.x + event.width / 2 - size.width / 2, y: event.y + event.height + label.below, ...size };
}
