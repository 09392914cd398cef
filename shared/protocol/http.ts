import { z } from 'zod';
import { orderPageMax } from '../limits.ts';
import { attentions, orderStatuses } from '../order/state.ts';

/** The HTTP API's messages (interface.md): one schema each, types inferred, parsed at both ends. Times are epoch milliseconds. */

export const waitSchema = z.object({
  /** Raw event types any of which would end the wait. */
  anyOf: z.array(z.string()),
  labels: z.array(z.string()),
  since: z.number(),
  dueAt: z.number().nullable(),
  /** Whether the limit behind dueAt was configured or learned (semantics 16). */
  limitKind: z.enum(['configured', 'learned']).nullable(),
  element: z.string(),
});

export const orderRowSchema = z.object({
  id: z.string(),
  generation: z.number(),
  state: z.enum(orderStatuses),
  attention: z.enum(attentions),
  partial: z.boolean(),
  startedAt: z.number(),
  lastEventAt: z.number(),
  closedAt: z.number().nullable(),
  /** End-to-end deadline. */
  dueAt: z.number().nullable(),
  waitingFor: z.array(waitSchema),
  late: z.number(),
});

export const orderPageSchema = z.object({
  orders: z.array(orderRowSchema),
  /** Orders matching the filter in all. */
  total: z.number(),
  /** Position of the first row of this page in the sorted list. */
  start: z.number(),
  nextCursor: z.string().nullable(),
  asOf: z.number().nullable(),
});

const positionSchema = z.object({ topic: z.string(), partition: z.number(), offset: z.number() });

export const orderEventSchema = z.object({
  activity: z.string(),
  label: z.string(),
  element: z.string().nullable(),
  lifecycle: z.string(),
  at: z.number(),
  source: z.string().nullable(),
  eventId: z.string().nullable(),
  correlationId: z.string().nullable(),
  position: positionSchema,
  /** late, after-end, out-of-order, repeat, skipped, went-back, unexpected. */
  flags: z.array(z.string()),
  /** From when the step was expected until this event; null where the model did not expect it. */
  durationMs: z.number().nullable(),
  since: z.number().nullable(),
  /** Masked in the gateway; null when the payload is no longer kept or payloads are `none`. */
  payload: z.unknown(),
  headers: z.record(z.string(), z.string()).nullable(),
});

export const stepStateSchema = z.object({
  activity: z.string(),
  label: z.string(),
  element: z.string(),
  /**
   * done: happened · waiting: expected now · stopped: expected when the order expired, failed or was cancelled · blocked: can only happen
   * after a waiting or stopped one · not-taken: another way was taken.
   */
  state: z.enum(['done', 'waiting', 'stopped', 'blocked', 'not-taken']),
  service: z.string().nullable(),
  since: z.number().nullable(),
  at: z.number().nullable(),
  dueAt: z.number().nullable(),
  limitKind: z.enum(['configured', 'learned']).nullable(),
  /** Usual duration of the step: p50 and p95 over the window. */
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  /** Orders other than this one waiting for it, and when it last happened to anybody. */
  othersWaiting: z.number(),
  /** Of those, the ones over the limit of this very step. */
  othersOverdue: z.number(),
  lastSeenAt: z.number().nullable(),
});

export const orderDetailSchema = orderRowSchema.extend({
  generations: z.number(),
  modelVersion: z.number().nullable(),
  /** Of an order that expired, failed or was cancelled: the steps (labels) it waited for until then, longest first. */
  missing: z.array(z.string()).optional(),
  steps: z.array(stepStateSchema),
  events: z.array(orderEventSchema),
  /** Its way on the diagram, by element id (nodes and flows); what is in none of the four lists was not taken. */
  path: z.object({
    done: z.array(z.string()),
    waiting: z.array(z.string()),
    stopped: z.array(z.string()),
    blocked: z.array(z.string()),
    /** Per blocked step and join the names of the waits it certainly needs. */
    needs: z.record(z.string(), z.array(z.string())),
  }),
  asOf: z.number().nullable(),
});

export const processListItemSchema = z.object({
  id: z.string(),
  name: z.string(),
  orders: z.number(),
  asOf: z.number().nullable(),
  model: z.object({ version: z.number(), since: z.number() }).nullable(),
  /** The process comes from the in-process demo, so that orders can be placed by hand. */
  demo: z.boolean(),
});

export const processSummarySchema = z.object({
  id: z.string(),
  asOf: z.number().nullable(),
  live: z.boolean(),
  lag: z.number(),
  orders: z.object({
    inFlight: z.number(),
    atRisk: z.number(),
    overdue: z.number(),
    manual: z.number(),
    completed: z.number(),
    expired: z.number(),
    failed: z.number(),
    cancelled: z.number(),
    compensated: z.number(),
    partial: z.number(),
  }),
  events: z.object({
    accepted: z.number(),
    rejected: z.number(),
    duplicate: z.number(),
    late: z.number(),
    outOfOrder: z.number(),
  }),
  model: z.object({ version: z.number(), steps: z.number(), since: z.number() }).nullable(),
});

const pointSchema = z.object({ x: z.number(), y: z.number() });
const boxSchema = pointSchema.extend({ width: z.number(), height: z.number() });
const diagramNodeSchema = boxSchema.extend({
  id: z.string(),
  type: z.enum(['start', 'end', 'task', 'xor', 'and']),
  activity: z.string().nullable(),
  label: z.string(),
  labelBox: boxSchema.nullable(),
});
const diagramFlowSchema = z.object({
  id: z.string(),
  source: z.string(),
  target: z.string(),
  waypoints: z.array(pointSchema),
  count: z.number(),
});
export const modelSchema = z.object({
  version: z.number(),
  since: z.number(),
  orders: z.number(),
  fitting: z.number(),
  diagram: z.object({
    nodes: z.array(diagramNodeSchema),
    flows: z.array(diagramFlowSchema),
    interrupts: z.array(
      boxSchema.extend({ id: z.string(), start: diagramNodeSchema, end: diagramNodeSchema, flow: diagramFlowSchema }),
    ),
    width: z.number(),
    height: z.number(),
  }),
  /** BPMN 2.0 XML with DI, what the viewer imports. */
  xml: z.string(),
});

export const rejectionsSchema = z.object({
  total: z.number(),
  reasons: z.array(
    z.object({
      reason: z.string(),
      topic: z.string(),
      source: z.string().nullable(),
      count: z.number(),
      samples: z.array(z.object({ detail: z.string(), position: positionSchema })),
    }),
  ),
});

/** Query of the order list: text matches the start of the id, `is` any state or attention, `step` a raw activity. */
export const orderQuerySchema = z.object({
  filter: z.string().max(500).default(''),
  sort: z.enum(['urgency', 'age', 'started', 'waiting', 'id']).default('urgency'),
  limit: z.coerce.number().int().min(1).max(orderPageMax).default(100),
  cursor: z.string().max(200).optional(),
});

export type WaitEntry = z.infer<typeof waitSchema>;
export type OrderRow = z.infer<typeof orderRowSchema>;
export type OrderPage = z.infer<typeof orderPageSchema>;
export type OrderEventRow = z.infer<typeof orderEventSchema>;
export type StepState = z.infer<typeof stepStateSchema>;
export type OrderDetail = z.infer<typeof orderDetailSchema>;
export type ProcessListItem = z.infer<typeof processListItemSchema>;
export type ProcessSummary = z.infer<typeof processSummarySchema>;
export type ModelMessage = z.infer<typeof modelSchema>;
export type Rejections = z.infer<typeof rejectionsSchema>;
export type OrderQuery = z.infer<typeof orderQuerySchema>;
