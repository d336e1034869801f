import { setTimeout as wait } from "node:timers/promises";

/** Resolves after so many milliseconds, or at once when the signal is aborted; says whether the time has passed. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<boolean>;

export const pause: Pause = (ms, signal) =>
  wait(ms, true, { signal }).catch((error: unknown) => {
    if (signal.aborted) return false;
    throw error;
  });

/** Milliseconds before the next attempt: exponential from 100 ms, with full jitter, so that many do not come back at once. */
export const backoff = (attempt: number, atMost: number) =>
  Math.random() * Math.min(atMost, 100 * 2 ** Math.min(attempt - 1, 20));

/** Resolves when the signal is aborted, and never otherwise. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

/** Wakes one who waits, or who comes to wait next. */
export class Bell {
  #rung = false;
  #wake = () => {};

  ring(): void {
    this.#rung = true;
    this.#wake();
  }

  /** Resolves when it is rung, and after `ms` in any case. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = () => resolve();
      const timer = setTimeout(wake, ms);
      signal.addEventListener("abort", wake);
      this.#wake = wake;
      await promise;
      signal.removeEventListener("abort", wake);
      clearTimeout(timer);
    }
    this.#rung = false;
  }
}

/** Promises that can be given up together. */
export class Underway {
  readonly #rejects = new Set<(reason: Error) => void>();

  /** Settles as `promise` does, or rejects when it is given up. */
  async until<T>(promise: Promise<T>): Promise<T> {
    const { promise: end, reject } = Promise.withResolvers<never>();
    this.#rejects.add(reject);
    return Promise.race([promise, end]).finally(() => this.#rejects.delete(reject));
  }

  giveUp(reason: Error): void {
    for (const reject of this.#rejects) reject(reason);
  }
}
