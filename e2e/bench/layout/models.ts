import type { FlowGraph } from '../../../shared/model/flow-graph.ts';
import { graphsOfLog } from '../../../shared/model/layout/testing/log-graphs.ts';
import { randomBlockGraph, randomChoiceGraph } from '../../../shared/model/layout/testing/random-graph.ts';
import { named } from '../../../shared/model/layout/testing/without-step.ts';
import { publicLogNames } from '../../../shared/model/testing/read-log.ts';
import { BenchSkipped } from '../bench.ts';

export interface NamedGraph {
  readonly name: string;
  readonly graph: FlowGraph;
}

/** The models the layout was worked out on: those of the public logs at three positions of the simplicity. */
export function tunedModels(): NamedGraph[] {
  return publicLogNames.flatMap((name) => {
    const graphs = graphsOfLog(name);
    if (graphs === null) throw new BenchSkipped(`It reads ${name} (gzipped) from ../shared/logs: put it there.`);
    return graphs.map((graph, index) => ({ name: `${name} ${index}`, graph: named(graph) }));
  });
}

/** Models nobody has looked at: random nested ones and random unstructured ones. */
export function freshModels(): NamedGraph[] {
  const seeds = Array.from({ length: 30 }, (_, index) => 7_000_000 + index);
  return [randomBlockGraph, randomChoiceGraph].flatMap((randomGraph) =>
    seeds.map((seed) => ({ name: `${randomGraph.name} ${seed}`, graph: named(randomGraph(seed)) })),
  );
}

/** A random nested model of about so many nodes. */
export function modelOfSize(nodes: number): FlowGraph {
  for (let seed = 1; ; seed += 1) {
    const graph = randomBlockGraph(seed, nodes);
    if (Math.abs(graph.nodes.length - nodes) <= nodes * 0.02) return graph;
  }
}
