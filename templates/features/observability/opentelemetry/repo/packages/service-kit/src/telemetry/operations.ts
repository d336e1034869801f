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
  return (input, caller) => {
    const begin = performance.now();
    const running = isKept()
      ? inSpan(name, { attributes }, () => run(input, caller))
      : run(input, caller);
    // beside the answer and not before it, which would be a promise more on its way
    running.then(
      () => fine.record(performance.now() - begin),
      (error: unknown) => {
        const { kind } = toProblem(error);
        const failed = { ...attributes, "error.type": kind };
        durations.of(`${name} ${kind}`, () => failed).record(performance.now() - begin);
      },
    );
    return running;
  };
}
