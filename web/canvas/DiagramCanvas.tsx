import { useImperativeHandle, useRef } from 'react';
import 'bpmn-js/dist/assets/diagram-js.css';
import { Controls } from './controls/Controls.tsx';
import { Legend } from './heat/Legend.tsx';
import { PathLegend } from './order-path/PathLegend.tsx';
import type { DiagramCanvasProps } from './props.ts';
import { StepButtons } from './steps/StepButtons.tsx';
import { useLivingDiagram } from './use-living-diagram.ts';
import './canvas.css';

/** The living diagram with legend and zoom; fills its container. The viewer lives as long as the component. */
export function DiagramCanvas(props: DiagramCanvasProps) {
  const { model, live, heat, selectedStep, orderPath, ref } = props;
  const host = useRef<HTMLDivElement>(null);
  const { diagram, scale, ordersPerDot, problem } = useLivingDiagram(host, props);

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
            provisional={props.provisional ?? []}
            selectedStep={selectedStep}
            onStepClick={props.onStepClick}
            onFocusStep={(activity) => diagram.service('stepSelection').focus(activity)}
          />
          {orderPath ? (
            <PathLegend path={orderPath} />
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
