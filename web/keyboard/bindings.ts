/** Every key of the page, once: the keyboard listens to this table and the help sheet prints it (UI30). */
export const bindings = [
  { action: 'help', keys: ['?'], does: 'Show these keys' },
  { action: 'search', keys: ['/'], does: 'Filter the orders' },
  { action: 'nextRow', keys: ['j', 'ArrowDown'], does: 'Next order' },
  { action: 'previousRow', keys: ['k', 'ArrowUp'], does: 'Previous order' },
  { action: 'open', keys: ['Enter'], does: 'Open the order' },
  { action: 'close', keys: ['Escape'], does: 'Close the order, then clear step and filter' },
  { action: 'nextStuck', keys: ['x'], does: 'Next stuck order' },
  { action: 'previousEvent', keys: ['['], does: 'Previous event of the open order' },
  { action: 'nextEvent', keys: [']'], does: 'Next event of the open order' },
  { action: 'fit', keys: ['0'], does: 'Fit the diagram' },
  { action: 'zoomIn', keys: ['+', '='], does: 'Zoom in' },
  { action: 'zoomOut', keys: ['-'], does: 'Zoom out' },
] as const;

export type Action = (typeof bindings)[number]['action'];
export type KeyHandlers = Readonly<Partial<Record<Action, () => void>>>;

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Where the press landed: text being typed keeps its keys, a focused control keeps Enter, a dialog keeps all. */
  readonly focus: 'page' | 'control' | 'text' | 'dialog';
}

/** What a key press asks for; null where it belongs to the browser or to the focused control. */
export function actionOf(press: KeyPress): Action | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.focus === 'text' || press.focus === 'dialog') return null;
  if (press.focus === 'control' && (press.key === 'Enter' || press.key.startsWith('Arrow'))) return null;
  return bindings.find(({ keys }) => keys.some((key) => key === press.key))?.action ?? null;
}

const keyNames: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  '-': '−',
};

/** A key as printed on its cap. */
export const keyName = (key: string): string => keyNames[key] ?? key;
