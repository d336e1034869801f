/**
 * Tells `late` of everything that has begun and has not ended within `ms`, or a tenth more.
 * One timer serves all: a timer for each request would cost a tenth of the throughput, a promise for each half of that. Time is
 * counted in its ticks, since to ask the clock costs as much as all else here.
 */
export function deadline<T>(ms: number, late: (one: T) => void) {
  const begun = new Map<T, number>();
  let tick = 0;

  setInterval(() => {
    tick++;
    for (const [one, until] of begun) {
      if (until > tick) break; // those behind it came later
      begun.delete(one);
      late(one);
    }
  }, ms / 10).unref();

  return {
    begin: (one: T) => void begun.set(one, tick + 11),
    end: (one: T) => void begun.delete(one),
  };
}
