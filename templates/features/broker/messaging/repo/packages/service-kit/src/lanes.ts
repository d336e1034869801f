/** Tasks of one key run one after the other, in the order in which they came; keys run side by side. */
export class Lanes {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key);
    const result = before ? before.then(task) : task();
    const tail = result
      .catch(() => {})
      .then(() => {
        if (this.#tails.get(key) === tail) this.#tails.delete(key);
      });
    this.#tails.set(key, tail);
    return result;
  }

  /** Resolves when nothing runs and nothing waits. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values());
  }
}

/** Runs so many tasks at a time, or one that wants to be alone; the others wait for their turn. */
export function slots(limit: number): <T>(task: () => Promise<T>, isAlone?: boolean) => Promise<T> {
  const waiting: { readonly wants: number; readonly go: () => void }[] = [];
  let free = limit;
  function next() {
    for (let [one] = waiting; one && one.wants <= free; [one] = waiting) {
      free -= one.wants;
      waiting.shift();
      one.go();
    }
  }
  return async (task, isAlone = false) => {
    const wants = isAlone ? limit : 1;
    const { promise: turn, resolve: go } = Promise.withResolvers<void>();
    waiting.push({ wants, go });
    next();
    await turn;
    try {
      return await task();
    } finally {
      free += wants;
      next();
    }
  };
}
