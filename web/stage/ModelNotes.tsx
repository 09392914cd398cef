import type { ModelVersion, ModelVersions } from '../../shared/protocol/versions.ts';
import { formatInstant, formatShare } from '../time/format.ts';
import { useDataNow } from '../time/use-now.ts';
import { changeLines, changeWords, hiddenWords, lastChange } from './model-words.ts';

/** What the diagram hides and how the flow last changed, each in words with the list behind them; nothing where there is nothing. */
export function ModelNotes({ facts }: { facts: ModelVersions }) {
  const hidden = hiddenWords(facts.hidden);
  const changed = lastChange(facts.versions);
  const change = changed?.change ? changeWords(changed.change) : null;
  if (hidden === null && change === null) return null;
  return (
    <div className="model-notes">
      {hidden !== null && (
        <button type="button" className="text-button" popoverTarget="hidden-steps">
          {hidden}
        </button>
      )}
      {change !== null && (
        <button type="button" className="text-button" popoverTarget="last-change">
          changed: {change}
        </button>
      )}
      {hidden !== null && <HiddenSteps hidden={facts.hidden} />}
      {changed !== null && change !== null && <LastChange version={changed} />}
    </div>
  );
}

function HiddenSteps({ hidden }: Pick<ModelVersions, 'hidden'>) {
  return (
    <section id="hidden-steps" className="model-note card" popover="auto" aria-label="What the diagram hides">
      <h3>What the diagram hides</h3>
      <p>These steps happen too rarely, or in too many places, to be drawn without hiding the rest.</p>
      <dl>
        {hidden.map(({ activity, label, share }) => (
          <div key={activity}>
            <dt>{share < 0.0005 ? 'under 0.1\u00a0%' : formatShare(share)} of orders</dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function LastChange({ version: { version, since, startsAt, change } }: { version: ModelVersion }) {
  const now = useDataNow();
  if (change === null) return null;
  const lines = changeLines(change);
  return (
    <section id="last-change" className="model-note card" popover="auto" aria-label="What changed">
      <h3>
        Changed with v{version}, {formatInstant(since, now)}
      </h3>
      {startsAt !== null && (
        <p>Orders that started from {formatInstant(startsAt, now)} on go another way than those before.</p>
      )}
      <dl>
        {lines.map(({ what, text }, index) => (
          <div key={`${what} ${text}`}>
            <dt>{lines[index - 1]?.what === what ? '' : what}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
