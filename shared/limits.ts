/** Every bound of the system in one place, unit last in the name. */

/** Larger record values are rejected unread (reason `oversize`). */
export const recordBytesMax = 1_048_576;
/** Longer order ids, types and other names of an event are not taken for names. */
export const nameCharsMax = 512;
/** Distinct event types and services remembered as one string each; more are read the same way, only slower. */
export const internedNamesMax = 10_000;
/** Nesting of a payload shown to a person; what lies deeper is cut off. */
export const payloadDepthMax = 32;
/** Groups of rejections (topic, source, reason) counted apart; further sources are counted together. */
export const rejectionGroupsMax = 200;
/** Live events dated further ahead of the wall clock happened at their record's timestamp; beyond the second bound they are rejected. */
export const eventAheadMsMax = 60_000;
export const eventRejectedAheadMs = 86_400_000;
/** Rejection samples kept per group of rejections. */
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
export const closedOrdersMax = 100_000;
/** Ids of closed orders remembered after their events have left memory. */
export const closedIdsMax = 1_000_000;
/** Bytes of records kept in the in-memory history: some 800,000 events of usual size. */
export const historyBytesMax = 268_435_456;
/** Rows in one page of orders. */
export const orderPageMax = 500;
/** Rows of the order list that can be paged to; a filter finds what lies behind them. */
export const orderCursorMax = 1_000_000;
/** Heaviest variants handed to one discovery run. */
export const minedVariantsMax = 2_000;
/** How many of them may be ways of orders that an interrupt cut short. */
export const cutShortVariantsMax = 500;
/** Records published inside the process that wait undelivered; above it publishing fails. */
export const memoryQueueMax = 100_000;
/** Browsers connected at once; more are refused with a sentence. */
export const sessionsMax = 1_000;
/** A browser that asks to be brought up to date more often waits until this long after the last answer. */
export const resyncIntervalMs = 500;
/** Largest body of a request, and largest message from a browser: both only ever carry a few short fields. */
export const requestBytesMax = 16_384;
/** Longest path parameter (an order id), in characters. */
export const pathParameterMax = 1_000;
/** From a stop signal to the end of the program, whatever still hangs. */
export const stopTimeoutMs = 4_500;
/** Activities of one discovery run; the ones fewer orders have are not drawn. */
export const minedActivitiesMax = 400;
/** Events of one discovery run, over its distinct variants. */
export const minedEventsMax = 60_000;
/** Elementary steps one discovery run may spend on searching: below a second of one core for most logs, some four for the hardest. */
export const miningWorkMax = 2_000_000_000;
/** The same for a run that somebody waits for: some 150 ms of one core. */
export const liveMiningWorkMax = 10_000_000;
/** Steps of work that one event of the mined variants is worth: with little work fewer variants are looked at. */
export const miningWorkPerEvent = 2_500;
/** Events of the variants that are looked at with any work. */
export const minedEventsMin = 2_000;
/** Deviations listed per order; an order that deviates more often is known by then. */
export const deviationsListedMax = 100;
/** Ways to read one order on a model with loops in loops that are followed at once; the least likely ones go. */
export const readingsMax = 16;
/** Lines that one row of a CSV log may take; a quote that is still open then is a mistake. */
export const csvRowLinesMax = 100;
/** States a model's automaton may have before those that no prefix in memory needs are let go. */
export const automatonStatesMax = 100_000;
/** States one alignment of a measured log may look at; beyond, a nearly cheapest one stands in. */
export const measuredVisitsMax = 200_000;
/** Activities that pairs are counted of; what comes after them is seen by mining only. */
export const pairedActivitiesMax = 512;
/** Relations watched for change by process; an activity, a pair or a repeat each. */
export const watchedRelationsMax = 20_000;
/** Prefixes kept of the ways of one version; above it the lightest variants go, what the pair tables counted of them stays. */
export const versionPrefixesMax = 100_000;
/** Latest finished orders looked through for where a change began. */
export const recentOrdersMax = 5_000;
/** Orders whose ways a new version takes over from the one before, rewritten by the change; they fade as its own orders come. */
export const carriedOrdersMax = 2_000;
/** Token patterns followed at once in one state of a reference model. */
export const referenceTokensMax = 2_000;
/** States of a reference model kept; beyond it they are made anew. */
export const referenceStatesMax = 20_000;
/** Steps of the search for an order's cheapest explanation by a reference model; then it deviates, unexplained. */
export const alignmentVisitsMax = 20_000;
/** Verdicts kept on distinct prefixes; beyond them they are found anew. */
export const conformanceVerdictsMax = 100_000;
/** Longest stretch of work on conformance before everything else has its turn; one tick has a hundred. */
export const conformanceSliceMs = 10;
/** Versions of the flow kept with their pictures. */
export const versionsKeptMax = 20;
/** Ways orders went in one answer. */
export const variantsAnsweredMax = 1_000;
