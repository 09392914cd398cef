import { X } from 'lucide-react';
import { type Ref, useImperativeHandle, useRef } from 'react';
import './help-sheet.css';
import { bindings, keyName } from './bindings.ts';

export interface HelpHandle {
  readonly show: () => void;
}

/** The keys, printed from the table the keyboard listens to. */
export function HelpSheet({ ref }: { ref: Ref<HelpHandle> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useImperativeHandle(ref, () => ({ show: () => dialog.current?.showModal() }), []);
  return (
    <dialog ref={dialog} className="help-sheet card" aria-labelledby="help-title" closedby="any">
      <header>
        <h2 id="help-title">Keyboard</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      <dl>
        {bindings.map(({ action, keys, does }) => (
          <div key={action}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{keyName(key)}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        Filter: words must all hold. <code>is:overdue</code> takes a state or attention, also partial, late and stuck;{' '}
        <code>step:payment-processed</code> takes a raw event type; anything else is the beginning of an order id.
      </p>
    </dialog>
  );
}
