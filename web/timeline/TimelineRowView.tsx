import { Ban, Check, CircleAlert, CirclePause, Clock, Hourglass, X } from 'lucide-react';
import { listNames } from '../parts/list-names.ts';
import { characterWidth } from './axis-labels.ts';
import { lateText, type RowText, runText, waitText } from './row-text.ts';
import type { TimeScale } from './time-scale.ts';
import type { TimelineRow, TimelineRun } from './timeline-rows.ts';

interface TimelineRowViewProps {
  readonly row: TimelineRow;
  readonly scale: TimeScale;
  /** Now, or when the order ended. */
  readonly nowMs: number;
  readonly blockedFromMs: number;
  readonly onChoose: () => void;
}

/** Drawn bars of one row closer than this are one. */
const mergeBelow = 0.002;

export function TimelineRowView(props: TimelineRowViewProps) {
  const { row, scale, nowMs, blockedFromMs, onChoose } = props;
  const lastRun = row.runs.at(-1);
  const lastPoint = row.points.at(-1);
  return (
    <div className={`timeline-row ${row.kind} ${row.tone}`}>
      <button
        type="button"
        className="timeline-label"
        disabled={row.lastEvent === null}
        onClick={onChoose}
        title={row.activity}
      >
        <RowIcon row={row} />
        <span>{row.label}</span>
      </button>
      <div className="timeline-lane">
        {row.points.map((atMs) => (
          <i key={atMs} className="point" style={{ '--at': scale.position(atMs) }} />
        ))}
        {visibleRuns(row.runs, scale).map((run) => (
          <RunBars key={run.toMs} run={run} scale={scale} />
        ))}
        {row.wait !== null && <WaitBars row={row} scale={scale} nowMs={row.stop?.atMs ?? nowMs} />}
        {row.kind === 'blocked' && <Bar kind="blocked" scale={scale} fromMs={blockedFromMs} toMs={nowMs} />}
        {row.wait === null && lastRun !== undefined && <RunLabel run={lastRun} scale={scale} count={row.runs.length} />}
        {row.wait === null && lastRun === undefined && lastPoint !== undefined && row.source !== null && (
          <Label at={scale.position(lastPoint) + 0.008} text={{ strong: '', after: row.source }} />
        )}
        {row.kind === 'blocked' && row.needs.length > 0 && (
          <Label
            at={scale.position(blockedFromMs) + 0.03}
            kind="on-bar"
            text={{ strong: '', after: `needs ${listNames(row.needs)}` }}
          />
        )}
      </div>
    </div>
  );
}

function RowIcon({ row }: { row: TimelineRow }) {
  if (row.kind === 'blocked') return <CirclePause size={12} aria-label="blocked" />;
  if (row.stop !== null) {
    const Icon = stopIcons[row.stop.how];
    return <Icon size={12} aria-label={row.stop.cameAtMs === null ? 'never came' : 'came too late'} />;
  }
  if (row.kind === 'done') return <Check size={12} aria-label="done" />;
  const Icon = row.tone === 'over' ? CircleAlert : Hourglass;
  return <Icon size={12} aria-label={row.tone === 'over' ? 'overdue' : 'waiting'} />;
}

const stopIcons = { expired: Clock, failed: X, cancelled: Ban } as const;

function RunBars({ run, scale }: { run: TimelineRun; scale: TimeScale }) {
  if (run.workFromMs === null) return <Bar kind="run" scale={scale} fromMs={run.fromMs} toMs={run.toMs} />;
  return (
    <>
      <Bar kind="wait" scale={scale} fromMs={run.fromMs} toMs={run.workFromMs} />
      <Bar kind="work" scale={scale} fromMs={run.workFromMs} toMs={run.toMs} />
    </>
  );
}

function WaitBars({ row, scale, nowMs }: { row: TimelineRow; scale: TimeScale; nowMs: number }) {
  if (row.wait === null) return null;
  const { sinceMs, dueAtMs } = row.wait;
  const late = lateText(row, nowMs);
  const text = waitText(row, nowMs);
  const splitMs = late === null || dueAtMs === null ? nowMs : dueAtMs;
  const textAt = Math.min(scale.position(sinceMs) + 0.035, 0.6);
  const textEnd = textAt + (lengthOf(text) + 2) * characterWidth;
  return (
    <>
      <Bar kind="waiting" scale={scale} fromMs={sinceMs} toMs={splitMs} />
      {late !== null && <Bar kind="waiting late" scale={scale} fromMs={splitMs} toMs={nowMs} />}
      {row.usualMs !== null && (
        <Bar
          kind="usual"
          scale={scale}
          fromMs={sinceMs + row.usualMs.p50}
          toMs={Math.min(sinceMs + row.usualMs.p95, nowMs)}
        />
      )}
      {text !== null && <Label at={textAt} kind="on-bar" text={text} />}
      {late !== null && (
        <Label at={Math.min(Math.max(scale.position(splitMs) + 0.012, textEnd), 0.8)} kind="on-bar late" text={late} />
      )}
    </>
  );
}

/** Characters of a label. */
const lengthOf = (text: RowText | null): number =>
  text === null ? 0 : (text.before ?? '').length + text.strong.length + text.after.length;

function Bar({ kind, scale, fromMs, toMs }: { kind: string; scale: TimeScale; fromMs: number; toMs: number }) {
  if (toMs < fromMs) return null;
  const left = scale.position(fromMs);
  return <i className={`bar ${kind}`} style={{ '--at': left, '--width': scale.position(toMs) - left }} />;
}

/** On its bar where it fits, else behind it. */
function RunLabel({ run, scale, count }: { run: TimelineRun; scale: TimeScale; count: number }) {
  const text = runText(run);
  const [left, right] = [scale.position(run.workFromMs ?? run.fromMs), scale.position(run.toMs)];
  const room = Math.min(right, scale.clearUntil(left)) - left;
  const fits = count === 1 && room > (text.strong.length + text.after.length + 4) * characterWidth;
  return fits ? <Label at={left} kind="on-work" text={text} /> : <Label at={right} text={text} count={count} />;
}

/** Beside its bar; where too little room is left, to the left of that place. */
function Label(props: { at: number; text: RowText; kind?: string; count?: number }) {
  const { at, text, kind = '', count = 1 } = props;
  const before = at > 0.72 && !kind.includes('on-bar') ? 'before' : '';
  return (
    <span className={`timeline-text ${kind} ${before}`} style={{ '--at': at }}>
      {text.before}
      {text.strong && <b>{text.strong}</b>}
      {text.after}
      {count > 1 && `, ${count} times`}
    </span>
  );
}

/** Of runs that would be drawn onto the same pixel one stands for all. */
function visibleRuns(runs: readonly TimelineRun[], scale: TimeScale): readonly TimelineRun[] {
  let drawnTo = Number.NEGATIVE_INFINITY;
  return runs.filter((run) => {
    const end = scale.position(run.toMs);
    if (end - drawnTo < mergeBelow) return false;
    drawnTo = end;
    return true;
  });
}
