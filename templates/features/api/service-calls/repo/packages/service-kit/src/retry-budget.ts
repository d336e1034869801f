/**
 * What may be tried again: a fifth of the calls and ten more. A service in trouble is not brought down by those who ask it again, and
 * in a chain of services attempts do not multiply.
 */
export function retryBudget() {
  const most = 10 * COST;
  let saved = most;
  return {
    /** For each call. */
    earn(): void {
      saved = Math.min(most, saved + 1);
    },
    /** For each attempt that failed; false: there is nothing left. */
    spend(): boolean {
      if (saved < COST) return false;
      saved -= COST;
      return true;
    },
  };
}

/** In calls. */
const COST = 5;
