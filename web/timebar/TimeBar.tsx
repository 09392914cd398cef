import type { SeriesRecord } from '../../shared/view/records.ts';
import { useSeries, useSource } from '../live/live-context.ts';
import { areaPath, linePath } from '../parts/chart.ts';
import { formatClock, formatDate, formatShortClock } from '../time/format.ts';
import { useBrowserNow, useDataNow } from '../time/use-now.ts';
import { zoneName } from '../time/zone.ts';
import { timeTicks } from './time-ticks.ts';
import './timebar.css';

const width = 1_000;
const height = 36;
const day = 86_400_000;
/** Columns are thin however few there are, and keep to the lower half; a few overdue orders are a low column. */
const columnMax = 6;
const overdueScale = { atLeast: 5, heights: 2 };

/** Arrivals and overdue orders of the last while, up to now. */
export function TimeBar() {
  const series = useSeries();
  const source = useSource();
  const dataNow = useDataNow();
  // A replay may read days a second: the same instant as in the strip.
  const now = source?.mode === 'replay' ? (source.asOf ?? dataNow) : dataNow;
  const browserNow = useBrowserNow();
  const zone = zoneName(now);
  return (
    <footer className="time-bar">
      <div className="time-chart">
        {series !== null && series.started.length > 1 ? (
          <Chart series={series} />
        ) : (
          <p className="time-empty">arrivals and overdue orders will be drawn here</p>
        )}
        <i className="playhead" />
      </div>
      <p className="time-now">
        <b>{formatClock(now)}</b>
        <small>{Math.abs(browserNow - now) > day ? `${zone}, ${formatDate(now)}` : `${zone}, now`}</small>
      </p>
    </footer>
  );
}

function Chart({ series }: { series: SeriesRecord }) {
  const { started, overdue, bucketMs, endAt } = series;
  const fromMs = endAt - started.length * bucketMs;
  const ticks = timeTicks(fromMs, endAt, 8);
  // A label at the very edge would be cut.
  const shown = ticks.instants.filter((atMs) => Math.abs((atMs - fromMs) / (endAt - fromMs) - 0.5) < 0.475);
  const tickText = ticks.stepMs >= day ? formatDate : ticks.stepMs < 60_000 ? formatClock : formatShortClock;
  const column = width / overdue.length;
  const columnWidth = Math.min(column * 0.7, columnMax);
  const overdueTop = Math.max(overdueScale.atLeast, ...overdue) * overdueScale.heights;
  const startedTop = Math.max(1, ...started) * 1.3;
  return (
    <>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label="Arrivals and overdue orders"
      >
        <path className="area" d={areaPath(started, width, height, startedTop)} />
        <path className="line" d={linePath(started, width, height, startedTop)} />
        {overdue.map((count, index) => {
          const columnHeight = (count / overdueTop) * height;
          const key = `${index}`;
          return count === 0 ? null : (
            <rect
              key={key}
              className="overdue"
              x={(index + 0.5) * column - columnWidth / 2}
              y={height - columnHeight}
              width={columnWidth}
              height={columnHeight}
            />
          );
        })}
      </svg>
      <p className="time-key">
        arrivals <i className="area" /> overdue <i className="overdue" />
      </p>
      {shown.map((atMs) => (
        <span key={atMs} className="time-tick" style={{ left: `${((atMs - fromMs) / (endAt - fromMs)) * 100}%` }}>
          {tickText(atMs)}
        </span>
      ))}
    </>
  );
}
