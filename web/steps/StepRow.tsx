import type { StepRecord } from '../../shared/view/records.ts';
import { shareWithin } from '../../shared/view/within.ts';
import { formatCount, formatMeasured, formatShare } from '../time/format.ts';
import { limitText } from './step-table.ts';

interface StepRowProps {
  readonly step: StepRecord;
  readonly swatch: string | null;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

export function StepRow({ step, swatch, chosen, onChoose }: StepRowProps) {
  const within = shareWithin(step);
  const measured = (durationMs: number | null): string => (durationMs === null ? '–' : formatMeasured(durationMs));
  return (
    <tr className={`step-row ${chosen ? 'chosen' : ''}`} onClick={onChoose}>
      <td>
        <button type="button" className="step-name" aria-pressed={chosen} title={step.activity}>
          <i className={`swatch ${swatch ?? 'none'}`} />
          <b>{step.label}</b>
          <small>{step.service ?? 'service unknown'}</small>
        </button>
      </td>
      <TwoLines
        upper={formatCount(step.waiting)}
        lower={step.overdue > 0 ? `${formatCount(step.overdue)} overdue` : ''}
        alarm
      />
      <TwoLines
        upper={measured(step.p50Ms)}
        lower={step.meanMs === null ? '' : `mean ${formatMeasured(step.meanMs)}`}
      />
      <TwoLines
        upper={measured(step.p95Ms)}
        lower={step.p95Ms === null && step.limitMs === null ? '' : limitText(step)}
      />
      <td className="number">{within === null ? '–' : formatShare(within)}</td>
    </tr>
  );
}

function TwoLines({ upper, lower, alarm = false }: { upper: string; lower: string; alarm?: boolean }) {
  return (
    <td className="number two-lines">
      <b>{upper}</b>
      <small className={alarm ? 'negative' : ''}>{lower}</small>
    </td>
  );
}
