/**
 * A bound on the work of one mining run, counted in elementary steps and not in time, so that the same log always gives the same
 * model. When it is spent, searches stop where they are: every stage has a valid answer before it starts to search.
 */
export interface WorkBudget {
  left: number;
}

export function hasWork(budget: WorkBudget): boolean {
  return budget.left > 0;
}

export function spend(budget: WorkBudget, steps: number): void {
  budget.left -= steps;
}
