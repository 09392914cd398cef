import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import { badgeScale, eventHook, gatewayHook, type Hook } from '../badges/anchors.ts';
import { type BadgeFace, type BadgeNode, createBadgeNode } from '../badges/badge-node.ts';
import type { OrderPath, PathNote } from '../props.ts';
import { type CanvasShape, isShape } from '../viewer/elements.ts';
import { type PathState, pathStates } from './path-markers.ts';

/** What is said about the elements of a selected order's way: a badge each, and a third line in a step. */
export interface PathNotes {
  readonly show: (path: OrderPath | null) => void;
  /** The elements are gone; nothing is said about the new ones yet. */
  readonly forget: () => void;
}

/** Badges are made when first needed and then changed in place: a note changes every second. */
export function createPathNotes(elementRegistry: ElementRegistry, overlays: Overlays): PathNotes {
  const badges = new Map<string, BadgeNode>();
  const lines = new Map<string, string>();

  function badgeOf(element: string): BadgeNode | null {
    const known = badges.get(element);
    if (known) return known;
    const shape = elementRegistry.get(element);
    if (!shape || !isShape(shape)) return null;
    const hook = hookOf(shape);
    const badge = createBadgeNode(hook.anchor, null);
    overlays.add(element, 'path', { position: hook.position, html: badge.html, scale: badgeScale });
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

  return {
    show: (path) => {
      for (const [element, badge] of badges) if (!path?.notes[element]) badge.show(null);
      for (const element of lines.keys()) if (!path?.notes[element]) writeLine(element, '');
      if (!path) return;
      const stateOf = pathStates(path);
      for (const [element, said] of Object.entries(path.notes)) {
        badgeOf(element)?.show(noteFace(said, stateOf(element), path.attention));
        writeLine(element, said.line ?? '');
      }
    },
    forget: () => {
      badges.clear();
      lines.clear();
    },
  };
}

/** On the edge rather than astride it: zoomed out a step's name starts so high that the badge would cover it. */
const aboveStep: Hook = { position: { top: -9, right: 12 }, anchor: 'end' };

function hookOf(shape: CanvasShape): Hook {
  if (/Gateway$/.test(shape.type)) return gatewayHook(shape);
  return /Event$/.test(shape.type) ? eventHook(shape) : aboveStep;
}

/**
 * The look of a note: what is done is checked, what is waited for has the tone of its urgency, what cannot come yet pauses, what never
 * came is stopped.
 */
function noteFace(said: PathNote, state: PathState, attention: OrderPath['attention']): BadgeFace {
  const face = { text: said.badge, title: said.line ? `${said.badge}, ${said.line}` : said.badge };
  if (state === 'done') return { ...face, icon: 'check', tone: 'none' };
  if (state === 'stopped') return { ...face, icon: 'stop', tone: 'failed' };
  if (state !== 'waiting') return { ...face, icon: 'pause', tone: 'none' };
  const tone = attention === 'overdue' || attention === 'manual' ? 'over' : attention === 'at-risk' ? 'risk' : 'flight';
  return { ...face, icon: 'hourglass', tone };
}
