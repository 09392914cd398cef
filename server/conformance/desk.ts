import { countVerdicts, type Judged } from '../../shared/conformance/count-verdicts.ts';
import type { Reference } from '../../shared/conformance/reference.ts';
import { toOrderId } from '../../shared/ids.ts';
import { conformanceSliceMs } from '../../shared/limits.ts';
import type { Conformance } from '../../shared/protocol/conformance.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ConformanceAnswers } from '../process.ts';
import { createJudging, type Judging, traceOf } from './judging.ts';
import { orderReport } from './order-report.ts';
import { reportOf } from './report.ts';
import { standingOf } from './standing.ts';

/**
 * Answers how a process's orders agree with its reference. Works when asked, off the hot path, in slices of `conformanceSliceMs` between
 * which everything else goes on; an answer is kept until orders have changed.
 */
export function createConformanceDesk(ledger: Ledger, reference: Reference, clock: Clock): ConformanceAnswers {
  const { tree } = ledger.book;
  const { labels, reference: { file, map } = { file: '', map: new Map() } } = ledger.config;
  let judging: Judging | null = null;
  let underWay: Promise<Conformance> | null = null;
  let kept: { readonly revision: number; readonly report: Promise<Conformance> } | null = null;

  function current(): Judging {
    if (judging?.activities.length !== tree.activities.length) judging = createJudging(tree, reference, map, labels);
    return judging;
  }

  async function compute(): Promise<Conformance> {
    const { activities, matches, checker, verdictOn } = current();
    const { asOf } = ledger;
    const judged: Judged[] = [];
    let sliceEndsAt = clock.now() + conformanceSliceMs;
    for (const { node, isWhole, orders } of standingOf(ledger)) {
      judged.push({ trace: traceOf(tree, node), orders, verdict: verdictOn(node, isWhole) });
      if (clock.now() < sliceEndsAt) continue;
      await clock.sleep(0);
      sliceEndsAt = clock.now() + conformanceSliceMs;
    }
    const counts = countVerdicts(judged);
    return reportOf({ file, reference, matches, activities, labels, counts, isCut: checker.isCut, asOf });
  }

  return {
    report() {
      // Who asks while an answer is under way gets that one.
      if (underWay !== null) return underWay;
      const revision = ledger.ordersRevision;
      if (kept?.revision === revision) return kept.report;
      underWay = compute().finally(() => {
        underWay = null;
      });
      kept = { revision, report: underWay };
      return underWay;
    },
    order(id, generation) {
      let order = ledger.book.get(toOrderId(id)) ?? null;
      while (order !== null && generation !== undefined && order.generation !== generation) order = order.previous;
      if (order === null) return null;
      const verdict = current().verdictOn(order.node, order.status === 'completed');
      return orderReport(order, traceOf(tree, order.node), verdict, reference, labels);
    },
  };
}
