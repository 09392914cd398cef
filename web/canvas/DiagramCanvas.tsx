import { useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import 'bpmn-js/dist/assets/diagram-js.css';
import { type Activity, toActivity } from '../../shared/ids.ts';
import { Controls } from './controls/Controls.tsx';
import { Legend } from './heat/Legend.tsx';
import { PathLegend } from './order-path/PathLegend.tsx';
import type { DiagramCanvasProps } from './props.ts';
import { StepButtons } from './steps/StepButtons.tsx';
import { createDiagram, type LivingDiagram } from './viewer/diagram.ts';
import type { ViewportState } from './viewport/viewport.ts';
import './canvas.css';

const defaultInsets = { top: 56, bottom: 100 };

/** The living diagram with legend and zoom; fills its container. The viewer lives as long as the component. */
export function DiagramCanvas(props: DiagramCanvasProps) {
  const { model, live, heat, selectedStep, orderPath, insets = defaultInsets, ref } = props;
  const host = useRef<HTMLDivElement>(null);
  const [diagram, setDiagram] = useState<LivingDiagram | null>(null);
  const [scale, setScale] = useState(1);
  const [ordersPerDot, setOrdersPerDot] = useState(1);
  const [problem, setProblem] = useState<string | null>(null);
  const tooSmall = useRef(false);

  const onStepClick = useEffectEvent((event: { readonly activity: Activity }) => props.onStepClick(event.activity));
  const onViewport = useEffectEvent((state: ViewportState) => {
    setScale(state.scale);
    if (state.tooSmall !== tooSmall.current) props.onZoomTooSmall?.(state.tooSmall);
    tooSmall.current = state.tooSmall;
  });

  useLayoutEffect(() => {
    if (!host.current) return;
    const created = createDiagram(host.current, (error) => setProblem(error?.message ?? null));
    const bus = created.service('eventBus');
    bus.on('step.click', (event) => onStepClick(event));
    bus.on('viewport.changed', (state) => onViewport(state));
    bus.on('sampling.changed', (event) => setOrdersPerDot(event.ordersPerDot));
    setDiagram(created);
    return () => {
      setDiagram(null);
      created.destroy();
    };
  }, []);

  useEffect(() => diagram?.service('viewport').setInsets(insets), [diagram, insets]);
  useEffect(() => diagram?.service('heat').setMode(heat), [diagram, heat]);
  useEffect(() => diagram?.service('orderPath').show(orderPath), [diagram, orderPath]);
  useEffect(() => {
    diagram?.service('stepSelection').select(selectedStep === null ? null : toActivity(selectedStep));
  }, [diagram, selectedStep]);
  useEffect(() => diagram?.service('liveElements').attach(live), [diagram, live]);
  useEffect(() => diagram?.service('tokenLayer').attach(live), [diagram, live]);
  useEffect(() => diagram?.show(model), [diagram, model]);

  const fit = () => diagram?.service('viewport').fit();
  const zoomIn = () => diagram?.service('viewport').zoomIn();
  const zoomOut = () => diagram?.service('viewport').zoomOut();
  const keepMoving = (tokens: number) => diagram?.service('tokenLayer').keepMoving(tokens) ?? (() => 0);
  useImperativeHandle(ref, () => ({ fit, zoomIn, zoomOut, keepMoving }));

  return (
    <div className="cs-stage">
      <div className="cs-diagram" ref={host} />
      {model && diagram && (
        <>
          <StepButtons
            model={model}
            live={live}
            selectedStep={selectedStep}
            onStepClick={props.onStepClick}
            onFocusStep={(activity) => diagram.service('stepSelection').focus(activity)}
          />
          {orderPath ? (
            <PathLegend orderId={orderPath.orderId} />
          ) : (
            <Legend heat={heat} model={model} live={live} ordersPerDot={ordersPerDot} />
          )}
          <Controls scale={scale} onFit={fit} onZoomIn={zoomIn} onZoomOut={zoomOut} />
        </>
      )}
      {problem && (
        <p className="cs-problem" role="alert">
          The new model could not be drawn: {problem}
        </p>
      )}
    </div>
  );
}
