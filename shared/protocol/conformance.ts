import { z } from 'zod';

/** What `GET …/conformance` answers: how the orders in memory agree with the reference model (features B29). */

export const conformanceSchema = z.object({
  /** The file as configured. */
  reference: z.string(),
  asOf: z.number().nullable(),
  /** Orders in flight and closed. `unexplained`: they deviate in ways too costly to name, and are in none of the counts below. */
  orders: z.object({ judged: z.number(), conforming: z.number(), deviating: z.number(), unexplained: z.number() }),
  deviations: z.object({ missing: z.number(), extra: z.number(), wrongOrder: z.number() }),
  /** Every task of the reference, and every event that is named or matched. */
  elements: z.array(
    z.object({
      element: z.string(),
      name: z.string(),
      kind: z.enum(['task', 'event']),
      /** Event types that tell of it; none: it is not judged. */
      activities: z.array(z.string()),
      matchedBy: z.enum(['configured', 'exact', 'label']).nullable(),
      /** For one that is not matched: event types of a similar name that no other element has, most similar first. */
      suggestions: z.array(z.string()),
      done: z.number(),
      missing: z.number(),
      wrongOrder: z.number(),
    }),
  ),
  /** Event types that came where the reference has no place for them, the commonest first. */
  extra: z.array(z.object({ activity: z.string(), label: z.string(), count: z.number(), inReference: z.boolean() })),
  /** What to know before the numbers are believed, in sentences. */
  doubts: z.array(z.string()),
});

const stepSchema = z.object({ element: z.string(), name: z.string() });
const eventSchema = z.object({ activity: z.string(), label: z.string(), index: z.number() });

/** What one order did otherwise; `index` counts its events from 0. */
export const orderConformanceSchema = z.object({
  order: z.string(),
  generation: z.number(),
  conforms: z.boolean(),
  /** The deviations are named; else they are too many. */
  explained: z.boolean(),
  missing: z.array(stepSchema),
  extra: z.array(eventSchema),
  wrongOrder: z.array(z.object({ ...stepSchema.shape, ...eventSchema.shape })),
});

/** What `GET …/deviations` answers: what orders do otherwise than the shown, inferred model. */
export const modelDeviationsSchema = z.object({
  /** Of the model. */
  version: z.number(),
  asOf: z.number().nullable(),
  orders: z.number(),
  /** Orders none of whose steps deviated; closed ones also ended where they may. */
  fitting: z.number(),
  closed: z.number(),
  closedFitting: z.number(),
  /** Steps with a deviation; `element` is null where the model does not draw the step. */
  steps: z.array(
    z.object({
      activity: z.string(),
      label: z.string(),
      element: z.string().nullable(),
      skipped: z.number(),
      repeated: z.number(),
      wentBack: z.number(),
      unexpected: z.number(),
    }),
  ),
});

export type ModelDeviations = z.infer<typeof modelDeviationsSchema>;
export type Conformance = z.infer<typeof conformanceSchema>;
export type OrderConformance = z.infer<typeof orderConformanceSchema>;
