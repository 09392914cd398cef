import type { OrderDetail } from '../../shared/protocol/http.ts';
import { quietSentence } from './quiet-sentence.ts';

/** In the place of the cause line while nothing is wrong, so that nothing moves when something comes to be or is over. */
export function QuietLine({ order, nowMs }: { order: OrderDetail; nowMs: number }) {
  return (
    <div className="cause quiet">
      <p>{quietSentence(order, nowMs)}</p>
    </div>
  );
}
