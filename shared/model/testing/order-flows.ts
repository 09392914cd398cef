import { toActivity } from '../../ids.ts';
import { exclusive, loop, parallel, sequence, step } from '../blocks.ts';
import type { Block } from '../model.ts';

const named = (name: string): Block => step(toActivity(name));

/** Fixture A: payment runs beside stock and shipping. */
export const orderFlow: Block = sequence(
  named('order-placed'),
  parallel(named('payment-received'), sequence(named('stock-reserved'), named('order-shipped'))),
  named('order-completed'),
);

/** Fixture A with payments declined and orders cancelled. */
export const decliningFlow: Block = sequence(
  named('order-placed'),
  parallel(
    exclusive(named('payment-received'), named('payment-declined')),
    sequence(named('stock-reserved'), named('order-shipped')),
  ),
  exclusive(named('order-completed'), named('order-cancelled')),
);

/** Fixture B, choreographed: one service reacts to the other. */
export const choreographedFlow: Block = sequence(
  named('OrderPlacedEvent'),
  named('PaymentReceivedEvent'),
  named('GoodsFetchedEvent'),
  named('GoodsShippedEvent'),
);

/** Fixture B, orchestrated: every event answers a command. */
export const orchestratedFlow: Block = sequence(
  named('OrderPlacedEvent'),
  named('RetrievePaymentCommand'),
  named('PaymentReceivedEvent'),
  named('FetchGoodsCommand'),
  named('GoodsFetchedEvent'),
  named('ShipGoodsCommand'),
  named('GoodsShippedEvent'),
  named('OrderCompletedEvent'),
);

/** The textbook example of a compensation request. */
export const runningExample: Block = sequence(
  named('register request'),
  loop(
    sequence(
      parallel(named('check ticket'), exclusive(named('examine thoroughly'), named('examine casually'))),
      named('decide'),
    ),
    named('reinitiate request'),
  ),
  exclusive(named('reject request'), named('pay compensation')),
);
