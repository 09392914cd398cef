import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { renderBpmn } from '../../shared/model/bpmn/bpmn.ts';
import { layout } from '../../shared/model/layout/layout.ts';
import { randomBlockGraph, randomChoiceGraph } from '../../shared/model/layout/testing/random-graph.ts';

const viewer = fileURLToPath(import.meta.resolve('bpmn-js/dist/bpmn-viewer.production.min.js'));

/** The stock viewer as its script makes it known to a page. */
interface StockViewer {
  importXML(xml: string): Promise<{ readonly warnings: readonly { readonly message: string }[] }>;
  get(service: 'elementRegistry'): { getAll(): readonly unknown[] };
}

test('[LA30][B05] stock bpmn-js opens the BPMN without a warning and draws every element', async ({ page }) => {
  await page.setContent('<div id="canvas" style="width: 1000px; height: 600px"></div>');
  await page.addScriptTag({ path: viewer });
  for (const graph of [1, 2, 3, 4, 5].flatMap((seed) => [randomBlockGraph(seed), randomChoiceGraph(seed)])) {
    const { diagram } = layout(graph, { labelOf: (activity) => activity });
    const xml = renderBpmn(diagram, { processId: 'orders', processName: 'Orders', version: 3 });
    const opened = await page.evaluate(async (text) => {
      const { BpmnJS } = globalThis as unknown as { BpmnJS: new (options: { container: string }) => StockViewer };
      const shown = new BpmnJS({ container: '#canvas' });
      const { warnings } = await shown.importXML(text);
      return { warnings: warnings.map(({ message }) => message), drawn: shown.get('elementRegistry').getAll().length };
    }, xml);
    expect(opened.warnings).toEqual([]);
    // The process itself and the labels of named events are drawn too.
    const elements = diagram.nodes.length + diagram.flows.length + 4 * diagram.interrupts.length;
    expect(opened.drawn).toBeGreaterThan(elements);
  }
});
