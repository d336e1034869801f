import type { Caller } from "../caller.ts";
import { toProblem } from "../problem.ts";
import { DurationHistogram } from "./metrics.ts";
import { inSpan, isKept } from "./trace.ts";

const durations = new DurationHistogram("operation.duration", "Duration of operations.");

type Run<I, R> = (input: I, caller: Caller) => Promise<R>;

/** Counts and times calls by the operation's name and the kind of problem. Each is a span in a trace that is kept. */
export function observed<I, R>(name: string | undefined, run: Run<I, R>): Run<I, R> {
  if (name === undefined) return run;
  const attributes = { "operation.name": name };
  const fine = durations.of(name, () => attributes);
  return async (input, caller) => {
    const begin = performance.now();
    try {
      const result = await (isKept()
        ? inSpan(name, { attributes }, () => run(input, caller))
        : run(input, caller));
      fine.record(performance.now() - begin);
      return result;
    } catch (error) {
      const { kind } = toProblem(error);
      const failed = durations.of(`${name} ${kind}`, () => ({ ...attributes, "error.type": kind }));
      failed.record(performance.now() - begin);
      throw error;
    }
  };
}
