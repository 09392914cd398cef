import { Ban, Check, CircleAlert, Clock, Hourglass, Undo2, UserRound, X } from 'lucide-react';
import type { OrderRow } from '../../shared/protocol/http.ts';
import { orderLook, type StateLook } from './order-look.ts';
import './state-pill.css';

/** Icon and word in the state's colour, in a narrow list one of them; hatched where the order's start was never seen. */
export function StatePill({ order }: { order: Pick<OrderRow, 'state' | 'attention' | 'partial'> }) {
  const look = orderLook(order);
  const partial = order.partial ? 'partial' : '';
  return (
    <span
      className={`pill ${look.tone} ${partial}`}
      title={order.partial ? `${look.label}, start not seen` : look.label}
    >
      <StateIcon icon={look.icon} size={12} />
      <span className="pill-word">{look.label}</span>
      {order.partial && <span className="visually-hidden">, start not seen</span>}
    </span>
  );
}

const icons = {
  hourglass: Hourglass,
  alert: CircleAlert,
  person: UserRound,
  check: Check,
  clock: Clock,
  cross: X,
  ban: Ban,
  return: Undo2,
} as const;

export function StateIcon({ icon, size }: { icon: StateLook['icon']; size: number }) {
  if (icon === 'dot') return <i className="dot" />;
  const Icon = icons[icon];
  return <Icon size={size} aria-hidden="true" />;
}
