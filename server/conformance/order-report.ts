import type { Reference } from '../../shared/conformance/reference.ts';
import { conforms, type OrderVerdict } from '../../shared/conformance/verdict.ts';
import { labelOf } from '../../shared/event/label.ts';
import type { Activity, OrderId } from '../../shared/ids.ts';
import type { OrderConformance } from '../../shared/protocol/conformance.ts';

/** One order's verdict as the API tells it; null: it deviates, nobody can say how. */
export function orderReport(
  order: { readonly id: OrderId; readonly generation: number },
  trace: readonly Activity[],
  verdict: OrderVerdict | null,
  reference: Reference,
  labels: Readonly<Record<string, string>>,
): OrderConformance {
  const step = (position: number) => {
    const { id = '', name = '' } = reference.nodes[position] ?? {};
    return { element: id, name };
  };
  const event = (index: number) => {
    const activity = trace[index] ?? '';
    return { activity, label: labelOf(activity, labels), index };
  };
  return {
    order: order.id,
    generation: order.generation,
    conforms: verdict !== null && conforms(verdict),
    explained: verdict !== null,
    missing: verdict?.missing.map(step) ?? [],
    extra: verdict?.extra.map(event) ?? [],
    wrongOrder: verdict?.wrongOrder.map(({ node, index }) => ({ ...step(node), ...event(index) })) ?? [],
  };
}
