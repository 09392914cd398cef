import { useSyncExternalStore } from 'react';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import { formatCount } from '../../time/format.ts';
import type { HeatMode, LiveFeed } from '../props.ts';

interface LegendProps {
  readonly heat: HeatMode;
  readonly model: ModelMessage;
  readonly live: LiveFeed;
  readonly ordersPerDot: number;
}

interface HeatText {
  readonly name: string;
  readonly measured: string;
  readonly cuts: readonly string[];
  readonly family: 'heat' | 'dur';
}

const texts: Readonly<Record<Exclude<HeatMode, 'off'>, HeatText>> = {
  expiry: {
    name: 'Expiry',
    measured: 'budget used, p90 of orders waiting now',
    cuts: ['<50', '50–80', '80–100', '100–150', '>150 %'],
    family: 'heat',
  },
  duration: {
    name: 'Duration',
    measured: 'p95, wait and work',
    cuts: ['<10 s', '10–30 s', '30 s–1 m', '1–5 m', '>5 m'],
    family: 'dur',
  },
  volume: {
    name: 'Volume',
    measured: 'per minute, against the busiest step',
    cuts: ['<20', '20–40', '40–60', '60–80', '>80 %'],
    family: 'dur',
  },
};

/** What the colours, the shapes and the dots mean, with unit, cuts and n. */
export function Legend({ heat, model, live, ordersPerDot }: LegendProps) {
  const count = useSyncExternalStore(live.subscribe, () => countOf(heat, model, live));
  return (
    <section className="cs-legend" aria-label="Legend">
      {heat !== 'off' && <Scale text={texts[heat]} count={count} />}
      <div className="cs-legend-row">
        <span className="cs-key cs-key-flight">in flight</span>
        <span className="cs-key cs-key-risk">at risk</span>
        <span className="cs-key cs-key-over">overdue</span>
        <i className="cs-rule" />
        <span className="cs-quiet">
          motion is not to scale, 1 dot = {formatCount(ordersPerDot)} {ordersPerDot === 1 ? 'order' : 'orders'}
        </span>
      </div>
    </section>
  );
}

function Scale({ text, count }: { readonly text: HeatText; readonly count: number }) {
  return (
    <>
      <div className="cs-legend-head">
        <b>{text.name}</b>
        <span>
          {text.measured}, n = {formatCount(count)}
        </span>
      </div>
      <div className="cs-swatches">
        {text.cuts.map((cut, index) => (
          <span key={cut}>
            <i className={`cs-swatch ${text.family}-${index}`} />
            {cut}
          </span>
        ))}
      </div>
    </>
  );
}

/** Orders behind the colours: those in flight for expiry, runs in the window for duration, happenings for volume. */
function countOf(heat: HeatMode, model: ModelMessage, live: LiveFeed): number {
  if (heat === 'expiry' || heat === 'off') {
    const summary = live.record('summary');
    return summary?.kind === 'summary' ? summary.inFlight : 0;
  }
  return model.diagram.nodes.reduce((sum, { id }) => {
    const step = live.record(`step:${id}`);
    if (step?.kind !== 'step') return sum;
    return sum + (heat === 'duration' ? step.runs : step.total);
  }, 0);
}
