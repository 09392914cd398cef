import { type emptyFilter, parseFilter } from '../../shared/order/filter.ts';
import type { OrderRow } from '../../shared/protocol/http.ts';
import { orderModel } from '../canvas/testing/order-model.fixture.ts';
import { stuckOrderPath } from '../canvas/testing/stuck-order.ts';
import { fixtureDetail, fixtureOrders } from './fixture-orders.ts';
import type { Scene } from './scene.ts';

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });

/** Answers as the server's API would, out of the made-up orders. */
export function answer(scene: Scene, address: string, method: string): Response {
  const url = new URL(address, location.origin);
  const parts = url.pathname.split('/').slice(3);
  if (method === 'POST') return json({ orderId: fixtureOrders[0]?.id }, 201);
  if (parts.length === 1) {
    const model = scene.hasModel ? { version: 14, since: Date.now() - 2.9e8 } : null;
    return json([
      { id: 'orders', name: 'orders', orders: 1_204, asOf: Date.now(), model, demo: scene.source.mode === undefined },
    ]);
  }
  if (parts[2] === 'model') return json({ ...orderModel(), version: 14, orders: 81_204, fitting: 0.984 });
  if (parts[2] === 'rejections') return json(rejections);
  if (parts[3] !== undefined) return orderAnswer(decodeURIComponent(parts[3]));
  return pageAnswer(scene, url.searchParams);
}

function orderAnswer(id: string): Response {
  const row = fixtureOrders.find((order) => order.id === id);
  if (!row)
    return json(
      { detail: `There is no order ${id} in this process; its id may be mistyped or it is no longer kept.` },
      404,
    );
  const { done, waiting, blocked } = stuckOrderPath(orderModel());
  const { path, ...detail } = fixtureDetail(row);
  return json({ ...detail, path: { ...path, done, waiting, blocked } });
}

function pageAnswer(scene: Scene, query: URLSearchParams): Response {
  const filter = parseFilter(query.get('filter') ?? '');
  if (!filter.ok) return json({ detail: filter.failure }, 400);
  const start = Number(query.get('cursor') ?? 0);
  const all = scene.hasModel ? fixtureOrders.filter((order) => fits(order, filter.value)) : [];
  const orders = all.slice(start, start + Number(query.get('limit')));
  const next = start + orders.length;
  return json({
    orders,
    total: all.length,
    start,
    nextCursor: next < all.length ? String(next) : null,
    asOf: Date.now(),
  });
}

function fits(order: OrderRow, filter: typeof emptyFilter): boolean {
  const { states, attentions, steps, texts } = filter;
  return (
    (states.length === 0 || states.includes(order.state)) &&
    (attentions.length === 0 || attentions.includes(order.attention)) &&
    (steps.length === 0 || steps.includes(order.waitingFor[0]?.anyOf[0] ?? '')) &&
    texts.every((text) => order.id.startsWith(text))
  );
}

const rejections = {
  total: 12,
  reasons: [
    {
      reason: 'no-order-id',
      topic: 'orders',
      source: 'legacy-adapter',
      count: 12,
      samples: [{ detail: 'value.orderId is missing', position: { topic: 'orders', partition: 3, offset: 1_201 } }],
    },
  ],
};
