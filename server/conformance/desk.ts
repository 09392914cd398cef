import { type Checker, createChecker } from '../../shared/conformance/checker.ts';
import { countVerdicts, type Judged } from '../../shared/conformance/count-verdicts.ts';
import { matchSteps, type StepMatch } from '../../shared/conformance/match-steps.ts';
import type { Reference } from '../../shared/conformance/reference.ts';
import type { OrderVerdict } from '../../shared/conformance/verdict.ts';
import { type Activity, toOrderId } from '../../shared/ids.ts';
import { conformanceSliceMs, conformanceVerdictsMax } from '../../shared/limits.ts';
import type { Conformance } from '../../shared/protocol/conformance.ts';
import { ROOT } from '../../shared/variant/prefix-tree.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ConformanceAnswers } from '../process.ts';
import { orderReport } from './order-report.ts';
import { reportOf } from './report.ts';

/** Judges by the event types known so far; a new type makes a new one. */
interface Judging {
  readonly activities: number;
  readonly matches: ReadonlyMap<string, StepMatch>;
  readonly checker: Checker;
  /** Verdicts by prefix, open and whole ones apart: a prefix never changes. */
  readonly verdicts: Map<number, OrderVerdict | null>;
}

/** Orders of one kind at one prefix. */
interface Standing {
  readonly node: number;
  readonly isWhole: boolean;
  readonly orders: number;
}

/**
 * Answers how a process's orders agree with its reference. Works when asked, off the hot path, in slices of `conformanceSliceMs` between
 * which everything else goes on; an answer is kept until orders have changed, and a verdict for every distinct prefix.
 */
export function createConformanceDesk(ledger: Ledger, reference: Reference, clock: Clock): ConformanceAnswers {
  const { book, config, inference } = ledger;
  const { tree } = book;
  const { file = '', map = new Map() } = config.reference ?? {};
  let judging = judgingNow();
  let underWay: Promise<Conformance> | null = null;
  let kept: { readonly revision: number; readonly report: Promise<Conformance> } | null = null;

  function judgingNow(): Judging {
    const matches = matchSteps(reference, tree.activities, config.labels, map);
    return {
      activities: tree.activities.length,
      matches,
      checker: createChecker(reference, matches),
      verdicts: new Map(),
    };
  }

  function current(): Judging {
    if (judging.activities !== tree.activities.length) judging = judgingNow();
    return judging;
  }

  const traceOf = (node: number): readonly Activity[] =>
    tree.trace(node).flatMap((index) => tree.activities[index] ?? []);

  /** An order that expired, failed or was cancelled is judged as far as it came. */
  function endsWhole(node: number): boolean {
    const last = tree.activityOf(node);
    const outcome = last === null ? null : inference.outcomeOf(last);
    return outcome === null || outcome === 'completed';
  }

  function verdictOn({ checker, verdicts }: Judging, node: number, isWhole: boolean): OrderVerdict | null {
    const key = 2 * node + (isWhole ? 1 : 0);
    let verdict = verdicts.get(key);
    if (verdict === undefined) {
      if (verdicts.size >= conformanceVerdictsMax) verdicts.clear();
      verdict = checker.judge(traceOf(node), isWhole);
      verdicts.set(key, verdict);
    }
    return verdict;
  }

  /** Where orders stand right now: what is judged, whatever happens meanwhile. */
  function standing(): readonly Standing[] {
    const found: Standing[] = [];
    for (let node = ROOT + 1; node < tree.size; node++) {
      const [open, closed] = [tree.inFlight(node), tree.finished(node)];
      if (open > 0) found.push({ node, isWhole: false, orders: open });
      if (closed > 0) found.push({ node, isWhole: endsWhole(node), orders: closed });
    }
    return found;
  }

  async function compute(): Promise<Conformance> {
    const asked = current();
    const { asOf } = ledger;
    const activities = [...tree.activities];
    const judged: Judged[] = [];
    let sliceEndsAt = clock.now() + conformanceSliceMs;
    for (const { node, isWhole, orders } of standing()) {
      judged.push({ trace: traceOf(node), orders, verdict: verdictOn(asked, node, isWhole) });
      if (clock.now() < sliceEndsAt) continue;
      await clock.sleep(0);
      sliceEndsAt = clock.now() + conformanceSliceMs;
    }
    const { matches, checker } = asked;
    const counts = countVerdicts(judged);
    return reportOf({
      file,
      reference,
      matches,
      activities,
      labels: config.labels,
      counts,
      isCut: checker.isCut,
      asOf,
    });
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
      const order = findOrder(id, generation);
      if (order === null) return null;
      const isWhole = order.status === 'completed';
      const verdict = verdictOn(current(), order.node, isWhole);
      return orderReport(order, traceOf(order.node), verdict, reference, config.labels);
    },
  };

  function findOrder(id: string, generation: number | undefined) {
    let order = book.get(toOrderId(id)) ?? null;
    while (order !== null && generation !== undefined && order.generation !== generation) order = order.previous;
    return order;
  }
}
