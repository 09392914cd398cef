import type { FlowGraph } from '../../../shared/model/flow-graph.ts';
import { type LayoutMemory, layout } from '../../../shared/model/layout/layout.ts';
import { bends, crossings, type Drawing, movedSteps } from '../../../shared/model/layout/testing/measure.ts';
import { withoutStep } from '../../../shared/model/layout/testing/without-step.ts';
import { type Bench, figure } from '../bench.ts';
import { median } from '../support/statistics.ts';
import { autoLayout } from './auto-layout.ts';
import { elkLayout } from './elk-layout.ts';
import { freshModels, modelOfSize, type NamedGraph, tunedModels } from './models.ts';

const labelOf = (activity: string): string => activity;

/** Unfolded, since the others do not fold: their bends and ours are those of one row. */
const draw = (graph: FlowGraph, previous: LayoutMemory | null = null) =>
  layout(graph, { labelOf, previous, window: null });

/** The drawing of a model: how long it takes, and how it reads beside elkjs and bpmn-auto-layout on the same models. */
export const layoutBench: Bench = {
  name: 'layout',
  async *run() {
    for (const nodes of [60, 400]) yield* timed(nodes);
    for (const [set, models] of [['tuned', tunedModels()] as const, ['fresh', freshModels()] as const]) {
      yield* readability(set, models);
      // Every step of every third model: of the tuned ones those at the default position.
      yield* stability(
        set,
        models.filter((_, index) => index % 3 === 1),
      );
    }
  },
};

const warmUps = 40;
const rounds = 31;

/** Folding included, where it is the rule: it belongs to every live drawing. */
async function* timed(nodes: number) {
  const graph = modelOfSize(nodes);
  const times: number[] = [];
  const elkTimes: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const startedAt = performance.now();
    layout(graph, { labelOf });
    if (round >= 0) times.push(performance.now() - startedAt);
  }
  for (let round = -2; round < 5; round += 1) {
    const startedAt = performance.now();
    await elkLayout(graph);
    if (round >= 0) elkTimes.push(performance.now() - startedAt);
  }
  yield figure(`layout ${nodes} nodes against elkjs`, 'ms', median(times), median(elkTimes));
}

async function* readability(set: string, models: readonly NamedGraph[]) {
  const sums = { own: zero(), elk: zero(), ownWhereAuto: zero(), auto: zero() };
  let failed = 0;
  for (const { graph } of models) {
    const { diagram } = draw(graph);
    add(sums.own, diagram);
    add(sums.elk, await elkLayout(graph));
    const auto = await autoLayout(diagram);
    if (auto === null) failed += 1;
    else {
      add(sums.ownWhereAuto, diagram);
      add(sums.auto, auto);
    }
  }
  const { own, elk, ownWhereAuto, auto } = sums;
  yield figure(`layout ${set}: crossings against elkjs`, 'crossings', own.crossings, elk.crossings);
  yield figure(`layout ${set}: bends against elkjs`, 'bends', own.bends, elk.bends);
  const other = 'against bpmn-auto-layout';
  yield figure(`layout ${set}: crossings ${other}`, 'crossings', ownWhereAuto.crossings, auto.crossings);
  yield figure(`layout ${set}: bends ${other}`, 'bends', ownWhereAuto.bends, auto.bends);
  yield figure(`layout ${set}: models bpmn-auto-layout cannot draw`, 'models', failed);
}

const zero = () => ({ crossings: 0, bends: 0 });

function add(sum: { crossings: number; bends: number }, drawing: Drawing): void {
  sum.crossings += crossings(drawing);
  sum.bends += bends(drawing);
}

/** Steps that move up or down against the others when any one step goes, and when it comes back, as a share of those that stay. */
async function* stability(set: string, models: readonly NamedGraph[]) {
  const moved = { removed: 0, added: 0, elk: 0, auto: 0 };
  let [common, autoCommon] = [0, 0];
  for (const { graph } of models) {
    const whole = draw(graph);
    const wholeElk = await elkLayout(graph);
    const wholeAuto = await autoLayout(whole.diagram);
    for (const { id } of graph.nodes.filter(({ type }) => type === 'task')) {
      const less = withoutStep(graph, id);
      const fresh = draw(less);
      const counted = movedSteps(whole.diagram, draw(less, whole.memory).diagram);
      common += counted.common;
      moved.removed += counted.moved;
      moved.added += movedSteps(fresh.diagram, draw(graph, fresh.memory).diagram).moved;
      moved.elk += movedSteps(wholeElk, await elkLayout(less)).moved;
      const lessAuto = wholeAuto === null ? null : await autoLayout(fresh.diagram);
      if (wholeAuto === null || lessAuto === null) continue;
      const auto = movedSteps(wholeAuto, lessAuto);
      autoCommon += auto.common;
      moved.auto += auto.moved;
    }
  }
  const share = (count: number, of = common): number => (of === 0 ? 0 : (100 * count) / of);
  for (const edit of ['removed', 'added'] as const) {
    const name = `layout ${set}: moved where one is ${edit}`;
    yield figure(`${name}, against elkjs`, '%', share(moved[edit]), share(moved.elk));
    yield figure(`${name}, against bpmn-auto-layout`, '%', share(moved[edit]), share(moved.auto, autoCommon));
  }
}
