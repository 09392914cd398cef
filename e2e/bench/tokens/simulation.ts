import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import simulationModule from 'bpmn-js-token-simulation/lib/viewer';
import { orderModel } from '../../../web/canvas/testing/order-model.fixture.ts';

interface Animation {
  animate(connection: unknown, scope: { readonly element: unknown }, done: () => void): void;
}
interface Registry {
  filter(fits: (element: { readonly type: string }) => boolean): { readonly type: string }[];
}
interface Canvas {
  zoom(to: 'fit-viewport'): void;
}

/** Stock bpmn-js with token simulation and our model's BPMN; `window.keepMoving(n)` keeps that many of its tokens on their way. */
const container = document.querySelector<HTMLElement>('#canvas');
const viewer = new NavigatedViewer({
  ...(container === null ? {} : { container }),
  additionalModules: [simulationModule],
});
await viewer.importXML(orderModel().xml);
viewer.get<Canvas>('canvas').zoom('fit-viewport');
const animation = viewer.get<Animation>('animation');
const flows = viewer.get<Registry>('elementRegistry').filter(({ type }) => type === 'bpmn:SequenceFlow');

function travel(flow: number): void {
  const connection = flows[flow % flows.length];
  animation.animate(connection, { element: connection }, () => travel(flow + 1));
}

Object.assign(window, {
  keepMoving: (tokens: number) => {
    for (let token = 0; token < tokens; token++) travel(token);
  },
});
