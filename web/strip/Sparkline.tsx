import { areaPath, linePath } from '../parts/chart.ts';
import type { Kpi } from './kpis.ts';

const width = 56;
const height = 18;

/** The last buckets of a number, from zero; the number itself stands beside it. */
export function Sparkline({ values, tone }: { values: readonly number[]; tone: Kpi['tone'] }) {
  const top = Math.max(1, ...values) * 1.15;
  return (
    <svg
      className={`sparkline ${tone}`}
      viewBox={`0 0 ${width} ${height + 2}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="area" d={areaPath(values, width, height, top)} />
      <path className="line" d={linePath(values, width, height, top)} />
    </svg>
  );
}
