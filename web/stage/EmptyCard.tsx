import { Check, Hourglass, Radio, Terminal } from 'lucide-react';
import { useConnection, useModelRecord, useSource, useSummary } from '../live/live-context.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { emptyTitle, type FirstStep, firstSteps } from './first-steps.ts';
import './empty-card.css';

const demoCommand = 'choreoscope demo --brokers HOST:PORT';

/** Stands in for the diagram until there is one: what works, what is missing, what to do. */
export function EmptyCard() {
  const source = useSource();
  const summary = useSummary();
  const refused = useConnection().kind === 'refused';
  const steps = firstSteps(source, summary, useModelRecord());
  if (steps === null || refused) return null;
  const rejected = summary?.rejected ?? 0;
  const nothingAccepted = source !== null && source.state !== 'connecting' && (summary?.accepted ?? 0) === 0;
  const waitsForWriters = nothingAccepted && source.mode === 'kafka' && rejected === 0;
  const topics = source?.topics.join(', ') ?? '';
  return (
    <section className="empty-card card" aria-labelledby="empty-title">
      <div className="empty-top">
        <Radio size={20} aria-hidden="true" />
        <h2 id="empty-title">{emptyTitle(source, summary)}</h2>
        <p>The diagram draws itself from the events, as soon as the first orders have gone their way.</p>
      </div>
      <ul className="first-steps">
        {steps.map((step) => (
          <li key={step.label} className={step.state}>
            <StepMark state={step.state} />
            <span>{step.label}</span>
            <small>{step.note}</small>
          </li>
        ))}
      </ul>
      {nothingAccepted && rejected > 0 && (
        <div className="what-to-do">
          <h3>What to do</h3>
          <p>
            Records arrive, but none of them names an order and an event type in a way this mapping reads.{' '}
            <button type="button" className="text-button" popoverTarget="rejections">
              Show why
            </button>
          </p>
        </div>
      )}
      {waitsForWriters && (
        <div className="what-to-do">
          <h3>What to do</h3>
          <ol>
            <li>
              Check that the producers write to <code>{topics}</code> on this cluster, not to another one.
            </li>
            <li>See it work first with the demo services:</li>
          </ol>
          <div className="command">
            <Terminal size={14} aria-hidden="true" />
            <code>{demoCommand}</code>
            <CopyButton className="button small ghost" label="Copy the command" text={() => demoCommand}>
              Copy
            </CopyButton>
          </div>
        </div>
      )}
    </section>
  );
}

function StepMark({ state }: { state: FirstStep['state'] }) {
  if (state === 'done') return <Check size={14} aria-label="done" />;
  if (state === 'now') return <Hourglass size={14} aria-label="waiting for this" />;
  return <i className="ring" />;
}
