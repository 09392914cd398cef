/** Where an order stands (semantics 8). `expired` comes only from an expired event on the log. */
export const orderStatuses = ['in-flight', 'completed', 'expired', 'failed', 'cancelled', 'compensated'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** How urgently an in-flight order wants a look; computed from now, never stored (semantics 8). */
export const attentions = ['none', 'at-risk', 'overdue', 'manual'] as const;
export type Attention = (typeof attentions)[number];

/** How a terminal activity ends an order. */
export type Outcome = Exclude<OrderStatus, 'in-flight'>;

/** What was odd about one event of an order. */
export type EventFlag = 'late' | 'after-end' | 'out-of-order' | 'repeat' | 'skipped' | 'went-back' | 'unexpected';
