import type { Box } from '../../../shared/model/diagram.ts';
import type { FitInsets } from '../props.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Free space left and right of a fitted diagram, CSS pixels. */
const sidePadding = 28;
/** A small diagram is not blown up beyond this. */
export const fitScaleMax = 1.44;
const fitScaleMin = 0.2;

/** The smallest box around all of them; null without any. */
export function boundingBox(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * The viewbox (diagram coordinates) that shows all of `content` in a window of size `view`, centred in what the insets leave
 * free, so that nothing of the diagram lies under head, legend or controls.
 */
export function fitBox(content: Box, view: Size, insets: FitInsets): Box {
  const freeWidth = Math.max(1, view.width - 2 * sidePadding);
  const freeHeight = Math.max(1, view.height - insets.top - insets.bottom);
  const tight = Math.min(freeWidth / Math.max(content.width, 1), freeHeight / Math.max(content.height, 1));
  const scale = Math.min(fitScaleMax, Math.max(fitScaleMin, tight));
  const middleY = insets.top + freeHeight / 2;
  return {
    x: content.x + content.width / 2 - view.width / 2 / scale,
    y: content.y + content.height / 2 - middleY / scale,
    width: view.width / scale,
    height: view.height / scale,
  };
}
