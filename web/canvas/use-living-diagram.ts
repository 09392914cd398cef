import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { type Activity, toActivity } from '../../shared/ids.ts';
import type { DiagramCanvasProps } from './props.ts';
import type { ProvisionalStep } from './provisional/provisional.ts';
import { createDiagram, type LivingDiagram } from './viewer/diagram.ts';
import type { ViewportState } from './viewport/viewport.ts';

/** What the frame around the diagram shows of it. */
interface DiagramFacts {
  readonly diagram: LivingDiagram | null;
  readonly scale: number;
  readonly ordersPerDot: number;
  /** Why the newest model could not be drawn. */
  readonly problem: string | null;
}

const defaultInsets = { top: 56, bottom: 100 };
const noneProvisional: readonly ProvisionalStep[] = [];

/** A viewer in `host` for as long as the component lives, kept in step with the props. */
export function useLivingDiagram(host: RefObject<HTMLElement | null>, props: DiagramCanvasProps): DiagramFacts {
  const { model, live, heat, selectedStep, orderPath, insets = defaultInsets, provisional = noneProvisional } = props;
  const [diagram, setDiagram] = useState<LivingDiagram | null>(null);
  const [scale, setScale] = useState(1);
  const [ordersPerDot, setOrdersPerDot] = useState(1);
  const [problem, setProblem] = useState<string | null>(null);
  const wasTooSmall = useRef(false);

  const onStepClick = useEffectEvent((activity: Activity) => props.onStepClick(activity));
  const onViewport = useEffectEvent((state: ViewportState) => {
    setScale(state.scale);
    if (state.tooSmall !== wasTooSmall.current) props.onZoomTooSmall?.(state.tooSmall);
    wasTooSmall.current = state.tooSmall;
  });

  useLayoutEffect(() => {
    if (!host.current) return;
    const created = createDiagram(host.current, (error) => setProblem(error?.message ?? null));
    const bus = created.service('eventBus');
    bus.on('step.click', ({ activity }) => onStepClick(activity));
    bus.on('viewport.changed', (state) => onViewport(state));
    bus.on('sampling.changed', (event) => setOrdersPerDot(event.ordersPerDot));
    setDiagram(created);
    return () => {
      setDiagram(null);
      created.destroy();
    };
  }, [host]);

  useEffect(() => diagram?.service('viewport').setInsets(insets), [diagram, insets]);
  useEffect(() => diagram?.service('heat').setMode(heat), [diagram, heat]);
  useEffect(() => diagram?.service('orderPath').show(orderPath), [diagram, orderPath]);
  useEffect(() => {
    diagram?.service('stepSelection').select(selectedStep === null ? null : toActivity(selectedStep));
  }, [diagram, selectedStep]);
  useEffect(() => diagram?.service('liveElements').attach(live), [diagram, live]);
  useEffect(() => diagram?.service('tokenLayer').attach(live), [diagram, live]);
  useEffect(() => diagram?.service('provisionalSteps').show(provisional), [diagram, provisional]);
  useEffect(() => diagram?.show(model), [diagram, model]);

  return { diagram, scale, ordersPerDot, problem };
}
