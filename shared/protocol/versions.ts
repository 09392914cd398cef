import { z } from 'zod';

/** Versions of the drawn model and the ways orders went (interface.md: versions, variants). Shares are 0 … 1, times epoch milliseconds. */

/** A step by its raw event type, its name and the element it is drawn as. */
const namedStepSchema = z.object({ activity: z.string(), label: z.string(), element: z.string() });
/** Share of the orders that have it, of those either version was mined from. */
const sharesSchema = z.object({ before: z.number(), since: z.number() });
const relationSchema = z.enum(['before', 'after', 'parallel', 'exclusive', 'loop']);
/** A flow by its element, with the elements it connects. */
const namedFlowSchema = z.object({ element: z.string(), source: z.string(), target: z.string() });

/** What a version draws otherwise than another (semantics 15). */
export const modelChangeSchema = z.object({
  steps: z.object({
    added: z.array(namedStepSchema),
    removed: z.array(namedStepSchema),
    /** `before` and `since` tell how the moved step stood, and stands, to the other one. */
    moved: z.array(
      namedStepSchema.extend({
        to: z.array(namedStepSchema.extend({ before: relationSchema, since: relationSchema })),
      }),
    ),
    more: z.array(namedStepSchema.extend(sharesSchema.shape)),
    less: z.array(namedStepSchema.extend(sharesSchema.shape)),
  }),
  flows: z.object({
    added: z.array(namedFlowSchema),
    removed: z.array(namedFlowSchema),
    more: z.array(namedFlowSchema.extend(sharesSchema.shape)),
    less: z.array(namedFlowSchema.extend(sharesSchema.shape)),
  }),
});

export const modelVersionSchema = z.object({
  /** The number that `model?version=` takes. */
  version: z.number(),
  /** Shown from this instant of the data on. */
  since: z.number(),
  /** Finished orders it was mined from, and the share of them that it explains exactly. */
  orders: z.number(),
  fitting: z.number(),
  /**
   * first: nothing was drawn before · refined: the same flow, seen better · changed: the flow itself changed, for the orders that started from
   * `startsAt` on.
   */
  cause: z.enum(['first', 'refined', 'changed']),
  startsAt: z.number().nullable(),
  /** Against the version before; where the flow changed, against the last one that knew nothing of it. Null for the first. */
  change: modelChangeSchema.nullable(),
});

export const modelVersionsSchema = z.object({
  /** Oldest first, the drawn one last; the oldest are forgotten. */
  versions: z.array(modelVersionSchema),
  /** Steps of the drawn version so new that they may be an accident, and how many orders have them. */
  provisional: z.array(namedStepSchema.extend({ orders: z.number() })),
  /** What happens and is not drawn: share of the finished orders of this flow that have it, most frequent first. */
  hidden: z.array(namedStepSchema.extend({ share: z.number() })),
});

/** Any two known versions compared. */
export const versionComparisonSchema = z.object({ from: z.number(), to: z.number(), change: modelChangeSchema });

export const variantsSchema = z.object({
  /** Finished orders in all, and the different ways they went. */
  orders: z.number(),
  total: z.number(),
  /** The most frequent ways first; `cumulative` is the share of this way and all before it. */
  variants: z.array(
    z.object({
      steps: z.array(z.object({ activity: z.string(), label: z.string() })),
      count: z.number(),
      share: z.number(),
      cumulative: z.number(),
    }),
  ),
});

export type ModelChange = z.infer<typeof modelChangeSchema>;
export type ModelVersion = z.infer<typeof modelVersionSchema>;
export type ModelVersions = z.infer<typeof modelVersionsSchema>;
export type VersionComparison = z.infer<typeof versionComparisonSchema>;
export type Variants = z.infer<typeof variantsSchema>;
