import type { StepRecord } from '../../shared/view/records.ts';
import { formatCount, formatMeasured, formatShare } from '../time/format.ts';
import { limitText } from './step-table.ts';

interface StepRowProps {
  readonly step: StepRecord;
  readonly swatch: string | null;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

export function StepRow({ step, swatch, chosen, onChoose }: StepRowProps) {
  const measured = (durationMs: number | null): string => (durationMs === null ? '–' : formatMeasured(durationMs));
  return (
    <tr className={`step-row ${chosen ? 'chosen' : ''}`} onClick={onChoose}>
      <td>
        <button type="button" className="step-name" aria-pressed={chosen} title={step.activity}>
          <i className={`swatch ${swatch ?? 'none'}`} />
          <b>{step.label}</b>
          <small>
            {step.service !== null && `${step.service} · `}
            {limitText(step)}
          </small>
        </button>
      </td>
      <td className="number">{formatCount(step.waiting)}</td>
      <td className="number">{measured(step.meanMs)}</td>
      <td className="number">{measured(step.p50Ms)}</td>
      <td className="number strong">{measured(step.p95Ms)}</td>
      <td className={`number ${step.overdue > 0 ? 'negative' : 'quiet'}`}>{formatCount(step.overdue)}</td>
      <td className="number">{step.withinLimit === null ? '–' : formatShare(step.withinLimit)}</td>
    </tr>
  );
}
