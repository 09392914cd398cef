import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type { OrderPath } from '../props.ts';
import type { CanvasBus } from '../viewer/services.ts';
import { type PathState, pathMarker, pathStates } from './path-markers.ts';
import { createPathNotes } from './path-notes.ts';

export interface OrderPathService {
  /** Draws the way of an order, or takes it away. Cheap when only the notes have changed. */
  readonly show: (path: OrderPath | null) => void;
}

const afterBadges = 800;
const attentions = ['none', 'at-risk', 'overdue', 'manual'] as const;

/** The way of the selected order: done, waiting, blocked and not taken in four styles, its own times instead of the step badges. */
function createOrderPath(
  canvas: Canvas,
  elementRegistry: ElementRegistry,
  overlays: Overlays,
  eventBus: CanvasBus,
): OrderPathService {
  const { classList } = canvas.getContainer();
  const notes = createPathNotes(elementRegistry, overlays);
  const marked = new Map<string, PathState>();
  let shown: OrderPath | null = null;

  function mark(path: OrderPath | null): void {
    const stateOf = path && pathStates(path);
    const root = canvas.getRootElement().id;
    for (const { id } of elementRegistry.getAll()) {
      const next = id === root ? undefined : stateOf?.(id);
      const held = marked.get(id);
      if (held === next) continue;
      if (held) canvas.removeMarker(id, pathMarker(held));
      if (next) canvas.addMarker(id, pathMarker(next));
      if (next) marked.set(id, next);
      else marked.delete(id);
    }
  }

  function draw(path: OrderPath | null): void {
    classList.toggle('cs-path', path !== null);
    for (const attention of attentions) classList.toggle(`cs-path-${attention}`, path?.attention === attention);
    mark(path);
    notes.show(path);
  }

  eventBus.on('model.shown', afterBadges, () => {
    marked.clear();
    notes.forget();
    if (shown) draw(shown);
  });

  return {
    show: (path) => {
      if (path === shown) return;
      shown = path;
      draw(path);
      eventBus.fire('path.changed', { path });
    },
  };
}
createOrderPath.$inject = ['canvas', 'elementRegistry', 'overlays', 'eventBus'];

export const orderPathModule = {
  __init__: ['orderPath'],
  orderPath: ['factory', createOrderPath],
};
