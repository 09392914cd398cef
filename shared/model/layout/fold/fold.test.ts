import { describe, expect, it } from 'vitest';
import type { Diagram, DiagramFlow } from '../../diagram.ts';
import type { FlowGraph } from '../../flow-graph.ts';
import { layout } from '../layout.ts';
import { folding } from '../sizes.ts';
import { graphOf, type Tree } from '../testing/graph-builder.ts';
import { insertAfter } from '../testing/insert-step.ts';
import { crossings } from '../testing/measure.ts';
import { randomBlockGraph, randomChoiceGraph } from '../testing/random-graph.ts';
import { possibleCuts } from './cuts.ts';
import { piecesOf } from './pieces.ts';

const labelOf = (activity: string): string => activity;
const zoomOf = ({ width, height }: Diagram): number =>
  Math.min(folding.window.width / width, folding.window.height / height);

const inRows = (graph: FlowGraph) => layout(graph, { labelOf });
const flat = (graph: FlowGraph) => layout(graph, { labelOf, window: null });

const steps = (count: number): string[] => Array.from({ length: count }, (_, index) => `Step ${index + 1}`);
const graphs = Array.from({ length: 60 }, (_, seed) => [randomBlockGraph(seed), randomChoiceGraph(seed, 24)]).flat();

describe('a drawing that would not fit', { timeout: 60_000 }, () => {
  it('[LA14] is cut into rows that read from left to right, one below the other', () => {
    const { diagram, memory } = inRows(graphOf({ sequence: steps(12) }));
    const tasks = diagram.nodes.filter(({ type }) => type === 'task').sort((a, b) => a.y - b.y || a.x - b.x);
    expect(tasks.map(({ label }) => label)).toEqual(steps(12));
    expect(new Set(tasks.map(({ y }) => y)).size).toBe(memory.cuts.length + 1);
    expect(zoomOf(diagram)).toBeGreaterThan(folding.readableZoom);
  });

  it('[LA14] stays in one row where it fits, and where rows would not make it a quarter larger', () => {
    for (const graph of [graphOf({ sequence: steps(6) }), graphOf({ parallel: steps(14) }), ...graphs]) {
      const [folded, unfolded] = [inRows(graph), flat(graph)];
      if (folded.memory.cuts.length === 0) expect(folded.diagram).toEqual(unfolded.diagram);
      else {
        expect(zoomOf(unfolded.diagram)).toBeLessThan(folding.readableZoom);
        expect(zoomOf(folded.diagram)).toBeGreaterThan(folding.firstGain * zoomOf(unfolded.diagram));
      }
    }
    expect(graphs.filter((graph) => inRows(graph).memory.cuts.length > 0).length).toBeGreaterThan(10);
  });

  it('[LA14] counts what stands under it', () => {
    const graph = graphOf({ sequence: steps(7) }, ['Order expired', 'Order cancelled']);
    const { diagram } = inRows(graph);
    const lowest = Math.max(...diagram.nodes.map(({ y, height }) => y + height));
    expect(diagram.interrupts.map(({ y }) => y > lowest)).toEqual([true, true]);
    expect(Math.max(...diagram.interrupts.map(({ x, width }) => x + width))).toBeLessThan(diagram.width);
  });

  it('[LA15] no loop of up to three steps is cut, and at most four lines pass a cut', () => {
    const loops = Array.from(
      { length: 8 },
      (_, index): Tree => ({
        loop: { sequence: [`A${index}`, `B${index}`] },
        redo: `Again ${index}`,
      }),
    );
    const { diagram, memory } = inRows(graphOf({ sequence: loops }));
    expect(memory.cuts.length).toBeGreaterThan(1);
    const passing = diagram.flows.filter((flow) => passages(flow) > 0);
    expect(passing).toHaveLength(memory.cuts.length);
    expect(passing.every(({ source }) => source.startsWith('xor_done'))).toBe(true);
  });

  it('[LA15] a cut stands where at most four lines pass, and no box, label or trunk stands', () => {
    for (const graph of graphs) {
      const { diagram } = flat(graph);
      for (const { x, lines } of possibleCuts(diagram, piecesOf(diagram), [])) {
        const boxes = diagram.nodes.flatMap((node) => (node.labelBox === null ? [node] : [node, node.labelBox]));
        expect(boxes.filter((box) => box.x <= x && x <= box.x + box.width)).toEqual([]);
        const points = diagram.flows.flatMap(({ waypoints }) => waypoints);
        expect(points.filter((point) => Math.abs(point.x - x) < folding.beside)).toEqual([]);
        const passing = diagram.flows.filter(({ waypoints }) => {
          const places = waypoints.map((point) => point.x);
          return Math.min(...places) < x && x < Math.max(...places);
        });
        expect(lines.length).toBeLessThanOrEqual(folding.linesMax);
        expect(passing.length).toBe(lines.length);
      }
    }
  });

  it('[LA16] folding adds no crossing', () => {
    for (const graph of graphs) expect(crossings(inRows(graph).diagram)).toBe(crossings(flat(graph).diagram));
  });

  it('[LA16] lines run 12 apart through the gutters', () => {
    const sequence = (name: string): Tree => ({ sequence: steps(9).map((step) => `${name} ${step}`) });
    const { diagram, memory } = inRows(graphOf({ parallel: [sequence('A'), sequence('B'), sequence('C')] }));
    expect(memory.cuts.length).toBeGreaterThan(0);
    const [first, ...rest] = diagram.flows
      .filter((flow) => passages(flow) === 1)
      .map(({ waypoints }) => waypoints.slice(1, 5).map(({ x, y }) => [x, y]))
      .sort((a, b) => (a[1]?.[1] ?? 0) - (b[1]?.[1] ?? 0));
    for (const [index, line] of rest.slice(0, 2).entries()) {
      expect((line[1]?.[1] ?? 0) - (first?.[1]?.[1] ?? 0)).toBe(folding.lineStep * (index + 1));
      expect((line[2]?.[0] ?? 0) - (first?.[2]?.[0] ?? 0)).toBe(folding.lineStep * (index + 1));
    }
  });
});

describe('with memory', { timeout: 60_000 }, () => {
  it('[LA17] a drawing is cut where it was cut before, although a step has come', () => {
    const tree: Tree = { sequence: steps(16) };
    const before = inRows(graphOf(tree));
    const rowsOf = (diagram: Diagram): string[][] => {
      const tasks = diagram.nodes.filter(({ type, label }) => type === 'task' && label !== 'New');
      const heights = [...new Set(tasks.map(({ y }) => y))].sort((a, b) => a - b);
      return heights.map((y) => tasks.filter((task) => task.y === y).map(({ label }) => label));
    };
    for (const index of [0, 5, 12]) {
      const after = layout(graphOf(insertAfter(tree, index, 'New')), { labelOf, previous: before.memory });
      expect(rowsOf(after.diagram)).toEqual(rowsOf(before.diagram));
    }
  });

  it('[LA17] it unfolds only where it is readable with room to spare', () => {
    const before = inRows(graphOf({ sequence: steps(8) }));
    const rows = [7, 6, 5, 4].map((count) => {
      const graph = graphOf({ sequence: steps(count) });
      const zoom = zoomOf(flat(graph).diagram);
      const { memory } = layout(graph, { labelOf, previous: before.memory });
      return { isFolded: memory.cuts.length > 0, isSpare: zoom >= folding.readableZoom * folding.stayFolded };
    });
    expect(rows.map(({ isFolded }) => isFolded)).toEqual(rows.map(({ isSpare }) => !isSpare));
    expect(rows.map(({ isFolded }) => isFolded)).toContain(true);
    expect(rows.map(({ isFolded }) => isFolded)).toContain(false);
  });
});

/** How often a forward flow runs on in the next row: down, back and down again. */
function passages({ waypoints }: DiagramFlow): number {
  return waypoints.filter((point, index) => {
    const [before, next, last] = [waypoints[index - 1], waypoints[index + 1], waypoints[index + 2]];
    if (before === undefined || next === undefined || last === undefined) return false;
    return before.y < point.y && next.x < point.x && last.y > next.y;
  }).length;
}
