import { describe, expect, it } from 'vitest';
import { labelOf } from './label.ts';

describe('labels', () => {
  it.each([
    ['PaymentReceivedEvent', 'Payment received'],
    ['RetrievePaymentCommand', 'Retrieve payment'],
    ['CustomerCreditUsed', 'Customer credit used'],
    ['order-placed', 'Order placed'],
    ['order_placed_event', 'Order placed'],
    ['ORDER_PLACED', 'Order placed'],
    ['order.placed', 'Order placed'],
    ['com.acme.order.placed.v1', 'Order placed'],
    ['com.acme.orders.OrderPlacedEvent', 'Order placed'],
    ['com.acme.Orders$OrderPlaced', 'Order placed'],
    ['urn:acme:order:paid', 'Order paid'],
    ['OrderPlaced.v2', 'Order placed'],
    ['SLABreachedEvent', 'SLA breached'],
    ['ERP', 'ERP'],
    ['Record Goods Receipt', 'Record Goods Receipt'],
    ['register request', 'Register request'],
    ['Überweisung_erhalten', 'Überweisung erhalten'],
    ['注文確定', '注文確定'],
    ['Event', 'Event'],
    ['...', '...'],
  ])('[EV21] [B02] %s reads %s', (activity, label) => expect(labelOf(activity, {})).toBe(label));

  it('[EV21] [B02] a configured label wins, inherited names are none', () => {
    expect(labelOf('order-placed', { 'order-placed': 'Bestellung' })).toBe('Bestellung');
    expect(labelOf('constructor', {})).toBe('Constructor');
  });
});
