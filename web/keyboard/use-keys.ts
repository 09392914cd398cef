import { useEffect, useRef } from 'react';
import { actionOf, type KeyHandlers, type KeyPress } from './bindings.ts';

/** Listens to the keys of the table for as long as the component stands; several components may each take some. */
export function useKeys(handlers: KeyHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const listen = (domEvent: KeyboardEvent): void => {
      if (domEvent.defaultPrevented) return;
      const { key, ctrlKey, metaKey, altKey } = domEvent;
      const action = actionOf({ key, ctrlKey, metaKey, altKey, focus: focusOf(domEvent.target) });
      const handle = action && latest.current[action];
      if (!handle) return;
      domEvent.preventDefault();
      handle();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function focusOf(target: EventTarget | null): KeyPress['focus'] {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('dialog, [popover]')) return 'dialog';
  if (target.closest('input:not([type=radio]), textarea, [contenteditable]')) return 'text';
  return target.closest('button, a, select, input, [role=button]') ? 'control' : 'page';
}
