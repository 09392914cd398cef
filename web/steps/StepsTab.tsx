import { useModel } from '../api/queries.ts';
import { flowScale, heatOf } from '../canvas/heat/heat-of.ts';
import { useModelRecord, useSteps } from '../live/live-context.ts';
import { formatCount } from '../time/format.ts';
import { navigate, useViewState } from '../url/use-view-state.ts';
import { StepRow } from './StepRow.tsx';
import { sortSteps } from './step-table.ts';
import './steps.css';

/** Every step of the drawn model with its numbers; a click filters the orders by it. Also the diagram's way in for screen readers. */
export function StepsTab() {
  const { process, step: chosen, heat } = useViewState();
  const model = useModel(process ?? '', useModelRecord()?.version ?? null).data ?? null;
  const steps = sortSteps(useSteps());
  const scale = flowScale(steps, model);
  const runs = steps.reduce((sum, step) => sum + step.runs, 0);
  return (
    <>
      <div className="panel-tools">
        <span className="quiet">Steps in trouble first</span>
        <span className="quiet">{formatCount(runs)} runs measured</span>
      </div>
      <div className="panel-list">
        <table className="step-table" aria-label="Steps">
          <thead>
            <tr>
              <th>Step</th>
              <th className="number step-count">Waiting</th>
              <th className="number step-time">p50, mean</th>
              <th className="number step-time">p95, limit</th>
              <th
                className="number step-share"
                title="share within the limit, of the runs in the window and the orders that hang over it now"
              >
                Within
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <StepRow
                key={step.element}
                step={step}
                swatch={heatOf(step, heat, scale).marker}
                chosen={step.activity === chosen}
                onChoose={() => navigate({ step: step.activity === chosen ? null : step.activity })}
              />
            ))}
          </tbody>
        </table>
        {steps.length === 0 && (
          <div className="panel-empty">
            <b>No steps yet</b>
            <p>They appear with the first diagram, after the first finished orders.</p>
          </div>
        )}
      </div>
      <p className="panel-foot">A step lasts from when those before it are done until its own event.</p>
    </>
  );
}
