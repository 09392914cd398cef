import { formatCount } from '../time/format.ts';
import { navigate } from '../url/use-view-state.ts';

/** A warning about the data: orders whose events lie on several partitions or topics, one of them by name. */
export function SpreadOrders({ orders, example }: { orders: number; example: string }) {
  return (
    <>
      {', '}
      <button type="button" className="text-button" popoverTarget="spread-orders">
        {orders === 1 ? '1 order' : `${formatCount(orders)} orders`} on several partitions
      </button>
      <section id="spread-orders" className="rejections card" popover="auto" aria-label="Orders on several partitions">
        <h3>{spreadSentence(orders, example)}</h3>
        <p>
          Kafka keeps an order only within a partition, so theirs is told by event times, as good as the clocks of the
          services. Give all events of an order the same key on one topic.
        </p>
        <button
          type="button"
          className="text-button"
          onClick={() => navigate({ order: { id: example, generation: null } })}
        >
          Show order {example}
        </button>
      </section>
    </>
  );
}

const spreadSentence = (orders: number, example: string): string =>
  orders === 1
    ? `Order ${example} has events on more than one partition or topic.`
    : `Order ${example} and ${formatCount(orders - 1)} more have events on more than one partition or topic.`;
