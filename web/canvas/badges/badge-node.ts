import { type BadgeIcon, iconNode } from './icons.ts';

/** The tone is the badge's colour: a state, or quiet. */
type BadgeTone = 'flight' | 'risk' | 'over' | 'failed' | 'quiet' | 'none';

export interface BadgeFace {
  readonly icon: BadgeIcon;
  readonly tone: BadgeTone;
  readonly text: string;
  readonly title: string;
}

export interface BadgeNode {
  readonly html: HTMLElement;
  /** Changes only what differs; null hides the badge. Setting text in place is ten times cheaper than a new overlay. */
  readonly show: (face: BadgeFace | null) => void;
}

/** Where a badge hangs on its element; the style sheet pulls it back over its own width where needed. */
export type BadgeAnchor = 'start' | 'end' | 'middle';

/** A badge that can be pressed when `onPress` is given; the keyboard has the step list instead. */
export function createBadgeNode(anchor: BadgeAnchor, onPress: (() => void) | null): BadgeNode {
  const html = document.createElement(onPress ? 'button' : 'div');
  const text = document.createElement('span');
  html.tabIndex = -1;
  html.hidden = true;
  if (onPress) html.addEventListener('click', onPress);
  let icon = iconNode('none');
  html.append(icon, text);
  let shown: BadgeFace | null = null;

  return {
    html,
    show: (face) => {
      html.hidden = face === null;
      if (!face) {
        shown = null;
        return;
      }
      if (face.tone !== shown?.tone) html.className = `cs-badge cs-from-${anchor} cs-tone-${face.tone}`;
      if (face.icon !== shown?.icon) {
        const next = iconNode(face.icon);
        icon.replaceWith(next);
        icon = next;
      }
      if (face.text !== shown?.text) text.textContent = face.text;
      if (face.title !== shown?.title) html.title = face.title;
      shown = face;
    },
  };
}
