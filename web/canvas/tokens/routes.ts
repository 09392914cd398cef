import type { ModelMessage } from '../../../shared/protocol/http.ts';
import { type SampledPath, samplePath } from '../geometry/sampled-path.ts';

/** The way over every flow of a model, by flow id. */
export type Routes = ReadonlyMap<string, SampledPath>;

/** Samples every flow, once per model. A token vanishes into a gateway and leaves it on the other side: its glyph stays readable. */
export function routesOf({ diagram }: ModelMessage): Routes {
  const flows = [...diagram.flows, ...diagram.interrupts.map(({ flow }) => flow)];
  return new Map(flows.map(({ id, waypoints }) => [id, samplePath(waypoints)]));
}

/** The ways over a chain of flows; null when one of them is not in the model that is drawn. */
export function pathsOver(routes: Routes, flows: readonly string[]): SampledPath[] | null {
  const paths = flows.flatMap((flow) => routes.get(flow) ?? []);
  return paths.length === flows.length ? paths : null;
}
