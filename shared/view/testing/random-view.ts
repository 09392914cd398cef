import fc from 'fast-check';
import { toActivity, toElementId } from '../../ids.ts';
import type { ViewOp } from '../delta.ts';
import { type View, type ViewRecord, viewKey } from '../records.ts';

const count = fc.nat(3);
const element = fc.nat(5).map((index) => toElementId(`step_${index}`));

/** Few keys and few values, so that equal and changed records both occur. */
export const viewRecord: fc.Arbitrary<ViewRecord> = fc.oneof(
  fc.record({ kind: fc.constant('gateway' as const), element, waiting: count, atRisk: count, overdue: count }),
  fc.record({ kind: fc.constant('flow' as const), element, count, share: fc.constantFrom(0, 0.5, 1) }),
  fc.record({ element, waiting: count, heat: fc.option(count) }).map(({ element, waiting, heat }) => ({
    kind: 'step' as const,
    element,
    activity: toActivity(element),
    label: element,
    service: null,
    waiting,
    atRisk: 0,
    overdue: 0,
    classes: [waiting, 0, 0, 0, 0] as const,
    budgetUsed: null,
    heat,
    limitMs: null,
    limitKind: null,
    runs: 0,
    expired: 0,
    meanMs: null,
    p50Ms: null,
    p95Ms: null,
    withinLimit: null,
    perMinute: 0,
    total: 0,
    lastSeenAt: null,
  })),
);

export const view: fc.Arbitrary<View> = fc
  .array(viewRecord, { maxLength: 12 })
  .map((records) => new Map(records.map((record) => [viewKey(record), record])));

/** Ops of distinct keys, as the ledger sends them. */
export const viewOps: fc.Arbitrary<readonly ViewOp[]> = fc
  .array(fc.tuple(viewRecord, fc.boolean()), { maxLength: 12 })
  .map((drawn) => {
    const ops = drawn.map(([record, put]): ViewOp => (put ? ['put', record] : ['remove', viewKey(record)]));
    return [...new Map(ops.map((op) => [op[0] === 'put' ? viewKey(op[1]) : op[1], op])).values()];
  });
