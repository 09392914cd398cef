import type { Activity } from '../../../shared/ids.ts';
import { element, renderXml } from '../../../shared/model/bpmn/xml.ts';
import type { Diagram } from '../../../shared/model/diagram.ts';
import { renderCount, renderFlow } from './flow.ts';
import { renderNode } from './node.ts';
import { stylesheet } from './stylesheet.ts';

export interface PictureFacts {
  readonly title: string;
  /** How many orders took a step. */
  readonly ordersOf: (activity: Activity) => number;
}

/**
 * The diagram as a standalone SVG with frequencies: how many orders took every step and flow, flows as wide as their share. It brings
 * its colours with it, for light and dark surroundings; whatever a name holds is escaped.
 */
export function renderPicture({ nodes, flows, width, height }: Diagram, { title, ordersOf }: PictureFacts): string {
  const countMax = Math.max(1, ...flows.map(({ count }) => count));
  return renderXml(
    element(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' },
      [
        element('title', {}, [title]),
        element('style', {}, [stylesheet]),
        element('rect', { class: 'canvas', width, height }),
        ...flows.map((flow) => renderFlow(flow, countMax)),
        ...nodes.map((node) => renderNode(node, ordersOf)),
        ...flows.flatMap((flow) => renderCount(flow, countMax)),
      ],
    ),
  );
}
