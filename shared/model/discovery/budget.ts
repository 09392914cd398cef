/**
 * A bound on the work of one mining run, counted in elementary steps and not in time, so that the same log always gives the same
 * model. When it is spent, searches stop where they are: every stage has a valid answer before it starts to search.
 */
export interface WorkBudget {
  left: number;
  /** The budget this one is a part of; what is spent here is spent there too. */
  readonly whole: WorkBudget | null;
}

export function workBudget(steps: number): WorkBudget {
  return { left: steps, whole: null };
}

/** A part of what is left, so that one of several searches cannot use up everything. */
export function shareOf(budget: WorkBudget, share: number): WorkBudget {
  return { left: budget.left * share, whole: budget };
}

export function hasWork(budget: WorkBudget): boolean {
  return budget.left > 0;
}

export function spend(budget: WorkBudget, steps: number): void {
  for (let each: WorkBudget | null = budget; each; each = each.whole) each.left -= steps;
}
