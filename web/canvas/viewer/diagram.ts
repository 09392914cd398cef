import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import { badgesModule } from '../badges/badges.ts';
import { factsModule } from '../facts/facts.ts';
import { heatModule } from '../heat/heat.ts';
import { liveElementsModule } from '../live/live-elements.ts';
import { orderPathModule } from '../order-path/order-path.ts';
import { provisionalModule } from '../provisional/provisional.ts';
import { loadLabelFonts } from '../renderer/measure.ts';
import { rendererModule } from '../renderer/renderer.ts';
import { stepSelectionModule } from '../selection/step-selection.ts';
import { sharesModule } from '../shares/shares.ts';
import { tokenLayerModule } from '../tokens/tokens.ts';
import { transitionModule } from '../transition/transition.ts';
import { viewportModule } from '../viewport/viewport.ts';
import type { CanvasServices } from './services.ts';

/** A living diagram inside a container: bpmn-js with our services. */
export interface LivingDiagram {
  readonly service: <Name extends keyof CanvasServices>(name: Name) => CanvasServices[Name];
  /** Shows a model; while one is being drawn only the latest of those asked for waits. Never a blank frame in between. */
  readonly show: (model: ModelMessage | null) => void;
  readonly destroy: () => void;
}

const modules = [
  rendererModule,
  viewportModule,
  liveElementsModule,
  factsModule,
  sharesModule,
  heatModule,
  badgesModule,
  orderPathModule,
  provisionalModule,
  stepSelectionModule,
  tokenLayerModule,
  transitionModule,
];

/**
 * Creates the viewer. `onProblem` is told when a model cannot be drawn; the one before stays.
 */
export function createDiagram(container: HTMLElement, onProblem: (problem: Error | null) => void): LivingDiagram {
  const viewer = new NavigatedViewer<CanvasServices>({ container, additionalModules: modules });
  let wanted: ModelMessage | null = null;
  let shown: ModelMessage | null = null;
  let busy = false;
  let destroyed = false;

  async function draw(model: ModelMessage): Promise<void> {
    await loadLabelFonts();
    if (destroyed) return;
    await viewer.importXML(model.xml);
    if (destroyed) return;
    viewer.get('eventBus').fire('model.shown', { model });
    onProblem(null);
  }

  async function catchUp(): Promise<void> {
    if (busy) return;
    busy = true;
    while (wanted !== shown && !destroyed) {
      const next = wanted;
      try {
        if (next) await draw(next);
        else viewer.clear();
      } catch (error) {
        onProblem(error instanceof Error ? error : new Error(String(error)));
      }
      shown = next;
    }
    busy = false;
  }

  return {
    service: (name) => viewer.get(name),
    show: (model) => {
      wanted = model;
      void catchUp();
    },
    destroy: () => {
      destroyed = true;
      viewer.destroy();
    },
  };
}
