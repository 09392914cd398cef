declare module 'bpmn-js-token-simulation/lib/viewer' {
  import type { BaseViewerOptions } from 'bpmn-js/lib/BaseViewer';

  const simulationModule: NonNullable<BaseViewerOptions['additionalModules']>[number];
  export default simulationModule;
}
