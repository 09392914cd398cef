import { labelOf } from '../../shared/event/label.ts';
import type { Activity, ElementId } from '../../shared/ids.ts';
import type { Difference } from '../../shared/model/difference.ts';
import { elementIdOf } from '../../shared/model/element-id.ts';
import type { FlowGraph } from '../../shared/model/flow-graph.ts';
import type { ModelChange } from '../../shared/protocol/versions.ts';

/** A step as the answers name it. */
export const nameStep = (activity: Activity, labels: Readonly<Record<string, string>>) => ({
  activity,
  label: labelOf(activity, labels),
  element: elementIdOf(activity),
});

/** A difference with names and elements, for the steps and flows of the given pictures. */
export function nameChange(
  { steps, flows }: Difference,
  graphs: readonly FlowGraph[],
  labels: Readonly<Record<string, string>>,
): ModelChange {
  const ends = new Map(
    graphs.flatMap((graph) => graph.flows.map(({ id, source, target }) => [id, { source, target }])),
  );
  const step = (activity: Activity) => nameStep(activity, labels);
  const flow = (id: ElementId) => ({ element: id, source: '', target: '', ...ends.get(id) });
  const stepShares = ({ activity, ...shares }: Difference['steps']['more'][number]) => ({
    ...step(activity),
    ...shares,
  });
  const flowShares = ({ id, ...shares }: Difference['flows']['more'][number]) => ({ ...flow(id), ...shares });
  return {
    steps: {
      added: steps.added.map(step),
      removed: steps.removed.map(step),
      moved: steps.moved.map(({ activity, to }) => ({
        ...step(activity),
        to: to.map(({ activity: other, ...relations }) => ({ ...step(other), ...relations })),
      })),
      more: steps.more.map(stepShares),
      less: steps.less.map(stepShares),
    },
    flows: {
      added: flows.added.map(flow),
      removed: flows.removed.map(flow),
      more: flows.more.map(flowShares),
      less: flows.less.map(flowShares),
    },
  };
}
