/**
 * Tells `late` of everything that has begun and has not ended within `ms`, or a tenth more.
 * One timer serves all: a timer for each request would cost a tenth of the throughput, a promise for each half of that.
 */
export function deadline<T>(ms: number, late: (one: T) => void) {
  const begun = new Map<T, number>();

  setInterval(() => {
    const now = performance.now();
    for (const [one, until] of begun) {
      if (until > now) break; // those behind it came later
      begun.delete(one);
      late(one);
    }
  }, ms / 10).unref();

  return {
    begin: (one: T) => void begun.set(one, performance.now() + ms),
    end: (one: T) => void begun.delete(one),
  };
}
