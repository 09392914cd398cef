import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import { eventHook, gatewayHook, taskHooks } from '../badges/anchors.ts';
import { type BadgeFace, type BadgeNode, createBadgeNode } from '../badges/badge-node.ts';
import type { OrderPath, PathNote } from '../props.ts';
import { type CanvasShape, isShape } from '../viewer/elements.ts';
import type { CanvasBus } from '../viewer/services.ts';
import { type PathState, pathMarker, pathStates } from './path-markers.ts';

export interface OrderPathService {
  /** Draws the way of an order, or takes it away. Cheap when only the notes have changed. */
  readonly show: (path: OrderPath | null) => void;
}

const afterBadges = 800;
const attentions = ['none', 'at-risk', 'overdue', 'manual'] as const;

/** The way of the selected order: done, waiting, blocked and not taken in four styles, its own times instead of the step badges. */
export function createOrderPath(
  canvas: Canvas,
  elementRegistry: ElementRegistry,
  overlays: Overlays,
  eventBus: CanvasBus,
): OrderPathService {
  const container = canvas.getContainer();
  const marked = new Map<string, PathState>();
  const badges = new Map<string, BadgeNode>();
  const lines = new Map<string, string>();
  let shown: OrderPath | null = null;

  function mark(path: OrderPath | null): void {
    const stateOf = path && pathStates(path);
    const root = canvas.getRootElement().id;
    for (const { id } of elementRegistry.getAll()) {
      if (id === root) continue;
      const next = stateOf?.(id);
      const held = marked.get(id);
      if (held === next) continue;
      if (held) canvas.removeMarker(id, pathMarker(held));
      if (next) canvas.addMarker(id, pathMarker(next));
      if (next) marked.set(id, next);
      else marked.delete(id);
    }
  }

  function badgeOf(element: string): BadgeNode | null {
    const known = badges.get(element);
    if (known) return known;
    const shape = elementRegistry.get(element);
    if (!shape || !isShape(shape)) return null;
    const hook = hookOf(shape);
    const badge = createBadgeNode(hook.anchor, null);
    overlays.add(element, 'path', { position: hook.position, html: badge.html, scale: { min: 0.7, max: 1.2 } });
    badges.set(element, badge);
    return badge;
  }

  function writeLine(element: string, text: string): void {
    if ((lines.get(element) ?? '') === text) return;
    lines.set(element, text);
    const graphics = elementRegistry.getGraphics(element) as SVGElement | undefined;
    const place = graphics?.querySelector('.cs-note');
    if (place) place.textContent = text;
  }

  function note(path: OrderPath | null): void {
    const stateOf = path && pathStates(path);
    for (const [element, badge] of badges) if (!path?.notes[element]) badge.show(null);
    for (const element of lines.keys()) if (!path?.notes[element]) writeLine(element, '');
    if (!path || !stateOf) return;
    for (const [element, said] of Object.entries(path.notes)) {
      badgeOf(element)?.show(noteFace(said, stateOf(element), path.attention));
      writeLine(element, said.line ?? '');
    }
  }

  function draw(path: OrderPath | null): void {
    container.classList.toggle('cs-path', path !== null);
    for (const attention of attentions)
      container.classList.toggle(`cs-path-${attention}`, path?.attention === attention);
    mark(path);
    note(path);
  }

  eventBus.on('model.shown', afterBadges, () => {
    marked.clear();
    badges.clear();
    lines.clear();
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

function hookOf(shape: CanvasShape) {
  if (/Gateway$/.test(shape.type)) return gatewayHook(shape);
  return /Event$/.test(shape.type) ? eventHook(shape) : taskHooks.number;
}

function noteFace(said: PathNote, state: PathState, attention: OrderPath['attention']): BadgeFace {
  const face = { text: said.badge, title: said.line ? `${said.badge}, ${said.line}` : said.badge };
  if (state === 'done') return { ...face, icon: 'check', tone: 'none' };
  if (state !== 'waiting') return { ...face, icon: 'pause', tone: 'none' };
  const tone = attention === 'overdue' || attention === 'manual' ? 'over' : attention === 'at-risk' ? 'risk' : 'flight';
  return { ...face, icon: 'hourglass', tone };
}

export const orderPathModule = {
  __init__: ['orderPath'],
  orderPath: ['factory', createOrderPath],
};
