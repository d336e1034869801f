/**
 * Tells `late` of everything that has begun and has not ended within `ms`, or a tenth more.
 * One timer serves all: a timer for each request would cost a tenth of the throughput, a promise for each half of that. Time is
 * counted in its ticks, since to ask the clock costs as much as all else here. Places are used again: a `Map` that is filled and
 * emptied makes a new table for each request.
 */
export function deadline<T>(ms: number, late: (one: T) => void) {
  const begun: (T | undefined)[] = [];
  const untils: number[] = [];
  const free: number[] = [];
  let tick = 0;

  setInterval(() => {
    tick++;
    begun.forEach((one, place) => {
      if (one === undefined || untils[place]! > tick) return;
      begun[place] = undefined;
      late(one);
    });
  }, ms / 10).unref();

  return {
    /** Gives the place that `end` wants. */
    begin(one: T): number {
      const place = free.pop() ?? begun.length;
      begun[place] = one;
      untils[place] = tick + 11;
      return place;
    },
    end(place: number): void {
      begun[place] = undefined;
      free.push(place);
    },
  };
}
