import type { Activity } from '../ids.ts';
import type { Automaton } from './automaton.ts';
import type { DeviationKind } from './marking.ts';
import { INTERRUPTED } from './tokens.ts';

/** What a step that is not enabled is called, and the state the order goes on from. */
export interface Verdict {
  readonly kind: DeviationKind;
  /** The same as before where nothing moved. */
  readonly state: number;
  readonly moved: boolean;
  /** The steps passed over where it is `skipped`, in order. */
  readonly skipped: readonly Activity[];
}

/** The steps of an order that moved its tokens. */
export interface Past {
  /** The latest one, null where there is none. */
  last(): Activity | null;
  /** Automaton state right after the latest time the activity was one of them, null where it never was. */
  stateAfter(activity: Activity): number | null;
}

/** Judges an activity that `automaton` does not enable in a state; never throws. O(past + blocks). */
export type Judge = (state: number, activity: Activity, past: Past) => Verdict;

/** The first explanation that holds: the last step again, steps skipped forwards, gone back to a step done or passed over. */
export function createJudge(automaton: Automaton): Judge {
  /** The steps passed over and the state after the activity behind them. */
  function skipTo(state: number, activity: Activity): { skipped: readonly Activity[]; state: number } | null {
    const skipped = automaton.detour(state, activity);
    if (skipped === null) return null;
    const reached = [...skipped, activity].reduce((at, step) => (at < 0 ? at : automaton.next(at, step)), state);
    return reached < 0 ? null : { skipped, state: reached };
  }

  /** The model lets the activity come somewhere before the order's last step: it was passed over, not ruled out by a choice. */
  function mayPrecede(activity: Activity, last: Activity | null): boolean {
    const reached = last === null ? null : skipTo(automaton.start, activity);
    return last !== null && reached !== null && skipTo(reached.state, last) !== null;
  }

  return (state, activity, past) => {
    const stay = (kind: DeviationKind): Verdict => ({ kind, state, moved: false, skipped: [] });
    if (state === INTERRUPTED || automaton.codeOf(activity) < 0) return stay('unexpected');
    const earlier = past.stateAfter(activity);
    const behind = earlier === null ? null : automaton.rewind(state, earlier, activity);
    if (behind === state) return stay('repeated');
    const ahead = skipTo(state, activity);
    if (ahead !== null) return { kind: 'skipped', state: ahead.state, moved: true, skipped: ahead.skipped };
    if (behind !== null) return { kind: 'went-back', state: behind, moved: true, skipped: [] };
    return stay(mayPrecede(activity, past.last()) ? 'went-back' : 'unexpected');
  };
}
