/** Branded ids and units: a plain string or number never passes for one by accident; the brand costs nothing at run time. */
type Brand<Base, Name extends string> = Base & { readonly __brand: Name };

/** The identity of an order: what process mining calls the case. */
export type OrderId = Brand<string, 'OrderId'>;
/** A named step type, identified by the raw event type (semantics 2). */
export type Activity = Brand<string, 'Activity'>;
/** The id of a node or flow of the drawn diagram; stable while the thing it stands for is the same. */
export type ElementId = Brand<string, 'ElementId'>;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = Brand<number, 'EpochMs'>;
/** A length of time in milliseconds. */
export type DurationMs = Brand<number, 'DurationMs'>;

export const toOrderId = (value: string): OrderId => value as OrderId;
export const toActivity = (value: string): Activity => value as Activity;
export const toElementId = (value: string): ElementId => value as ElementId;
export const toEpochMs = (value: number): EpochMs => value as EpochMs;
export const toDurationMs = (value: number): DurationMs => value as DurationMs;
