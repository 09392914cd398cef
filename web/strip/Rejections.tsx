import { useState } from 'react';
import { useRejections } from '../api/queries.ts';
import { formatCount } from '../time/format.ts';
import { formatPosition } from '../url/view-state.ts';
import { reasonText, rejectionSentence } from './rejection-text.ts';

/** Records that could not become events: how many, and in a popover why, from where, with samples. */
export function Rejections({ processId, rejected }: { processId: string; rejected: number }) {
  const [open, setOpen] = useState(false);
  const { data, error } = useRejections(processId, open);
  return (
    <>
      {', '}
      <button type="button" className="text-button" popoverTarget="rejections">
        {formatCount(rejected)} not read
      </button>
      <section
        id="rejections"
        className="rejections card"
        popover="auto"
        aria-label="Records that could not be read"
        onToggle={(domEvent) => setOpen(domEvent.newState === 'open')}
      >
        <h3>{data ? rejectionSentence(data) : (error?.message ?? 'Asking the server…')}</h3>
        {data?.reasons.map(({ reason, topic, source, count, samples }) => (
          <article key={`${reason} ${topic} ${source}`}>
            <p>
              <b>
                {formatCount(count)} {reasonText(reason)}
              </b>{' '}
              <span className="quiet">
                on <code>{topic}</code>
                {source !== null && `, from ${source}`}
              </span>
            </p>
            <ul>
              {samples.map(({ detail, position }) => (
                <li key={formatPosition(position)}>
                  <code>{formatPosition(position)}</code> {detail}
                </li>
              ))}
            </ul>
          </article>
        ))}
      </section>
    </>
  );
}
