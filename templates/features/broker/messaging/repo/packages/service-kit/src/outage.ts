import { kitLog, type Logger } from "./log.ts";

/** Milliseconds in which one line of log is enough. */
const BETWEEN = 60_000;

export interface OutageWords {
  readonly begun: string;
  readonly over: string;
}

/** Tells of what fails again and again: when it begins, once a minute while it lasts, and when it is over. */
export class Outage {
  readonly #log: Logger;
  readonly #words: OutageWords;
  #since: number | undefined;
  #told = -Infinity;
  /** Somebody reads that it has begun, and wants to hear of its end. */
  #isOpen = false;

  constructor(log: Logger, words: OutageWords) {
    this.#log = kitLog(log);
    this.#words = words;
  }

  failed(err: unknown, about: object = {}): void {
    const now = Date.now();
    this.#since ??= now;
    if (now - this.#told < BETWEEN) return;
    this.#told = now;
    this.#isOpen = true;
    this.#log.warn({ err, ...about }, this.#words.begun);
  }

  /** It was done: what comes and goes many times a minute is told once a minute, too. */
  succeeded(): void {
    if (this.#since !== undefined && this.#isOpen) {
      const seconds = Math.round((Date.now() - this.#since) / 1000);
      this.#log.info({ seconds }, this.#words.over);
    }
    this.#since = undefined;
    this.#isOpen = false;
  }
}
