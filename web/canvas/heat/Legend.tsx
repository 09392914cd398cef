import { useSyncExternalStore } from 'react';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import type { StepRecord } from '../../../shared/view/records.ts';
import { formatCount } from '../../time/format.ts';
import type { HeatMode, LiveFeed } from '../props.ts';
import { durationCutTexts } from './cut-texts.ts';
import { flowScale } from './heat-of.ts';

interface LegendProps {
  readonly heat: HeatMode;
  readonly model: ModelMessage;
  readonly live: LiveFeed;
  readonly ordersPerDot: number;
}

interface HeatText {
  readonly name: string;
  readonly measured: string;
  /** Null where they depend on the flow. */
  readonly cuts: readonly string[] | null;
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
    measured: 'p95, wait and work; hottest: the slowest step',
    cuts: null,
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
  // Told as one text, so that it is the same as long as it reads the same.
  const cuts = useSyncExternalStore(live.subscribe, () => durationTexts(model, live));
  return (
    <section className="cs-legend" aria-label="Legend">
      {heat !== 'off' && <Scale text={texts[heat]} cuts={texts[heat].cuts ?? cuts.split('|')} count={count} />}
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

function Scale(props: { readonly text: HeatText; readonly cuts: readonly string[]; readonly count: number }) {
  const { text, cuts, count } = props;
  return (
    <>
      <div className="cs-legend-head">
        <b>{text.name}</b>
        <span>
          {text.measured}, n = {formatCount(count)}
        </span>
      </div>
      <div className="cs-swatches">
        {cuts.map((cut, index) => (
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
  return stepsOf(model, live).reduce((sum, step) => sum + (heat === 'duration' ? step.runs : step.total), 0);
}

const durationTexts = (model: ModelMessage, live: LiveFeed): string =>
  durationCutTexts(flowScale(stepsOf(model, live), model).durationCutsMs).join('|');

function stepsOf({ diagram }: ModelMessage, live: LiveFeed): readonly StepRecord[] {
  return diagram.nodes.flatMap(({ id }) => {
    const step = live.record(`step:${id}`);
    return step?.kind === 'step' ? [step] : [];
  });
}
