import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { Box } from '../../../shared/model/diagram.ts';
import { gatewayHook } from '../badges/anchors.ts';
import { type CanvasConnection, type CanvasShape, isConnection, isLabel, isShape } from '../viewer/elements.ts';
import type { CanvasBus } from '../viewer/services.ts';
import { placeShares } from './place-shares.ts';

/** As soon as everything stands in its place. */
const afterGeometry = 1_900;
/** Around a step: its badges straddle its edges. Around a gateway: its pill. Around a name: the larger letters of the far view. */
const reach = { step: 12, side: 3, name: 4 };
const pill = { width: 68, height: 28 };

/** Finds the shares of the choices their places, once a model; `facts` writes them. */
function createShares(elementRegistry: ElementRegistry, eventBus: CanvasBus): void {
  eventBus.on('model.shown', afterGeometry, () => {
    const elements = elementRegistry.getAll();
    const flows = elements.filter((element): element is CanvasConnection => isConnection(element));
    const branches = flows.filter(
      ({ source }) => source.type === 'bpmn:ExclusiveGateway' && source.outgoing.length > 1,
    );
    const obstacles = elements.flatMap((element) => (isShape(element) ? boxesOf(element) : []));
    const places = placeShares(
      branches,
      obstacles,
      flows.map(({ waypoints }) => waypoints),
    );
    for (const { id } of branches) {
      const text = elementRegistry.getGraphics(id)?.querySelector('.cs-share');
      const place = places.get(id);
      if (!text) continue;
      if (!place) {
        text.remove();
        continue;
      }
      text.setAttribute('x', String(place.x));
      text.setAttribute('y', String(place.y));
      text.setAttribute('text-anchor', place.align);
      text.classList.toggle('cs-near', place.nearOnly);
    }
  });
}
createShares.$inject = ['elementRegistry', 'eventBus'];

function boxesOf(shape: CanvasShape): Box[] {
  const { x, y } = shape;
  if (isLabel(shape)) return [grown(shape, reach.name)];
  if (shape.type === 'bpmn:SubProcess') return [];
  if (!/Gateway$/.test(shape.type)) return [grown(shape, reach.side, reach.step)];
  const { position, anchor } = gatewayHook(shape);
  const left = x + position.left - (anchor === 'middle' ? pill.width / 2 : pill.width);
  return [shape, { x: left, y: y + position.top - pill.height / 2, ...pill }];
}

function grown({ x, y, width, height }: Box, side: number, ends = side): Box {
  return { x: x - side, y: y - ends, width: width + 2 * side, height: height + 2 * ends };
}

export const sharesModule = {
  __init__: [createShares],
};
