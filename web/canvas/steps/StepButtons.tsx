import { type KeyboardEvent, useMemo, useRef, useSyncExternalStore } from 'react';
import { type Activity, toActivity } from '../../../shared/ids.ts';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import { formatCount } from '../../time/format.ts';
import type { LiveFeed } from '../props.ts';
import { type ProvisionalStep, provisionalNote } from '../provisional/provisional.ts';
import { flowOrder, type StepStop } from './flow-order.ts';

interface StepButtonsProps {
  readonly model: ModelMessage;
  readonly live: LiveFeed;
  readonly provisional: readonly ProvisionalStep[];
  readonly selectedStep: string | null;
  readonly onStepClick: (activity: Activity) => void;
  readonly onFocusStep: (activity: Activity | null) => void;
}

/**
 * The diagram for keyboard and screen reader: one button a step, out of sight, in the order of the flows. Right and left follow
 * the flows, down and up go through all steps; the step of the focused button is ringed on the diagram.
 */
export function StepButtons({ model, live, provisional, selectedStep, onStepClick, onFocusStep }: StepButtonsProps) {
  const stops = useMemo(() => flowOrder(model.diagram), [model]);
  const list = useRef<HTMLUListElement>(null);

  const goTo = (activity: string | undefined) => {
    if (activity === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-activity="${CSS.escape(activity)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = stops.findIndex(({ activity }) => activity === (event.target as HTMLElement).dataset['activity']);
    const stop = stops[index];
    if (!stop) return;
    const target = {
      ArrowRight: stop.next[0],
      ArrowLeft: stop.previous[0],
      ArrowDown: stops[index + 1]?.activity,
      ArrowUp: stops[index - 1]?.activity,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(target);
  };

  return (
    <ul className="cs-steps" aria-label="Steps of the process" ref={list} onKeyDown={onKeyDown}>
      {stops.map((stop, index) => (
        <li key={stop.element}>
          <StepButton
            stop={stop}
            live={live}
            provisional={provisional.find(({ element }) => element === stop.element) ?? null}
            isFirst={index === 0}
            isSelected={stop.activity === selectedStep}
            onPress={() => onStepClick(toActivity(stop.activity))}
            onFocus={() => onFocusStep(toActivity(stop.activity))}
            onBlur={() => onFocusStep(null)}
          />
        </li>
      ))}
    </ul>
  );
}

interface StepButtonProps {
  readonly stop: StepStop;
  readonly live: LiveFeed;
  readonly provisional: ProvisionalStep | null;
  readonly isFirst: boolean;
  readonly isSelected: boolean;
  readonly onPress: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

function StepButton({ stop, live, provisional, isFirst, isSelected, onPress, onFocus, onBlur }: StepButtonProps) {
  const record = useSyncExternalStore(live.subscribe, () => live.record(`step:${stop.element}`));
  const numbers =
    record?.kind === 'step'
      ? [
          `${formatCount(record.waiting)} waiting`,
          record.overdue > 0 ? `${formatCount(record.overdue)} overdue` : '',
          record.atRisk > 0 ? `${formatCount(record.atRisk)} at risk` : '',
        ].filter(Boolean)
      : [];
  return (
    <button
      type="button"
      data-activity={stop.activity}
      tabIndex={isFirst ? 0 : -1}
      aria-pressed={isSelected}
      onClick={onPress}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      {[stop.label, ...(provisional === null ? [] : [provisionalNote(provisional)]), ...numbers].join(', ')}
    </button>
  );
}
