/** Icons of the badges on a 12 px square, drawn with the badge's own colour. */
const lines = {
  alert: 'M6 1A5 5 0 1 1 5.99 1ZM6 3.4V6.6M6 8.6V8.7',
  hourglass: 'M2.5 1H9.5M2.5 11H9.5M3.4 1V3.2L6 6L8.6 3.2V1M3.4 11V8.8L6 6L8.6 8.8V11',
  check: 'M1.8 6.4L4.6 9.2L10.2 3',
  stop: 'M6 1A5 5 0 1 1 5.99 1ZM2.5 2.5L9.5 9.5',
  pause: 'M6 1A5 5 0 1 1 5.99 1ZM4.7 4.4V7.6M7.3 4.4V7.6',
} as const;

export type BadgeIcon = keyof typeof lines | 'dot' | 'none';

/** A new node for the icon. */
export function iconNode(icon: BadgeIcon): Element {
  if (icon === 'dot' || icon === 'none') {
    const dot = document.createElement('i');
    dot.className = icon === 'dot' ? 'cs-dot' : 'cs-no-icon';
    return dot;
  }
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({
    viewBox: '0 0 12 12',
    width: '12',
    height: '12',
    'aria-hidden': 'true',
  })) {
    svg.setAttribute(name, value);
  }
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', lines[icon]);
  svg.append(path);
  return svg;
}
