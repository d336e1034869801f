/**
 * Makes promises give up after `ms`, or a little later. One timer serves all of them: a timer for each request would cost a
 * tenth of the throughput.
 */
export function deadline(ms: number, late: () => Error): <T>(work: Promise<T>) => Promise<T> {
  const waiting = new Set<{ until: number; give(up: Error): void }>();

  setInterval(() => {
    const now = performance.now();
    for (const one of waiting) {
      if (one.until > now) break; // those behind it came later
      waiting.delete(one);
      one.give(late());
    }
  }, ms / 10).unref();

  return (work) =>
    new Promise((resolve, reject) => {
      const one = { until: performance.now() + ms, give: reject };
      waiting.add(one);
      work.then(
        (value) => {
          waiting.delete(one);
          resolve(value);
        },
        (error: unknown) => {
          waiting.delete(one);
          reject(error);
        },
      );
    });
}
