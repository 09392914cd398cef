/** Every bound of the system in one place, unit last in the name. */

/** Larger record values are rejected unread (reason `oversize`). */
export const recordBytesMax = 1_048_576;
/** Rejection samples kept per reason. */
export const rejectionSamplesMax = 5;
/** At most ten deltas a second (architecture rule 6). */
export const tickIntervalMs = 100;
/** A delta is sent at least this often, so that silence on the socket means a broken connection. */
export const heartbeatIntervalMs = 1_000;
/** Deltas kept to answer a browser that missed some; older gaps get a snapshot. */
export const deltaRingMax = 300;
/** Token moves sent per tick; above it moves are sampled and the factor is stated. */
export const movesPerTickMax = 200;
/** Messages queued for one browser before it is disconnected. */
export const sessionQueueMax = 200;
/** Closed orders kept whole in memory. */
export const closedOrdersMax = 50_000;
/** Ids of closed orders remembered after their events have left memory. */
export const closedIdsMax = 1_000_000;
/** Events kept in the in-memory history. */
export const historyEventsMax = 500_000;
/** Rows in one page of orders. */
export const orderPageMax = 500;
/** Heaviest variants handed to one discovery run. */
export const minedVariantsMax = 2_000;
/** Records published inside the process that wait undelivered; above it publishing fails. */
export const memoryQueueMax = 100_000;
