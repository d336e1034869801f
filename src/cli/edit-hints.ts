import type { Kind } from "../blueprint/edit/kinds.ts";
import type { Problem } from "../problem.ts";

/** A flag of `add` by which a problem of what is added would not be there. */
interface Remedy {
  of: Kind;
  code: string;
  /** What the problem's message begins or ends with, where the code alone does not tell. */
  says?: RegExp;
  flag: string;
  /** What stands behind the flag; absent: the first name in the problem's message. */
  value?: string;
}

const REMEDIES: readonly Remedy[] = [
  { of: "event", code: "GP2001", flag: "emitted-by", value: "OPERATION" },
  { of: "event", code: "GP1103", says: /`of`$/, flag: "of", value: "ENTITY" },
  { of: "value", code: "GP1103", says: /has no fields$/, flag: "field", value: "NAME=TYPE" },
  { of: "operation", code: "GP1103", says: /`of`$/, flag: "of", value: "ENTITY" },
  { of: "operation", code: "GP1505", flag: "new-state" },
  { of: "operation", code: "GP1508", flag: "from", value: "STATES" },
  { of: "operation", code: "GP1606", flag: "accepts", value: "FIELDS" },
  { of: "operation", code: "GP1608", flag: "accepts", value: "FIELDS" },
  { of: "reaction", code: "GP2012", flag: "with", value: "NAME=event.…" },
  { of: "field", code: "GP1606", flag: "accepted-by" },
];

/** The problem of an addition, with the flag that helps where there is one. */
export function withFlag(problem: Problem, kind: Kind | undefined): Problem {
  const { code, message, help } = problem;
  const remedy = REMEDIES.find(
    (one) => one.of === kind && one.code === code && (one.says?.test(message) ?? true),
  );
  if (!remedy) return problem;
  const value = remedy.value ?? /`([^`]+)`/.exec(message)?.[1] ?? "";
  return { ...problem, help: `${help}\nIn this command: --${remedy.flag} ${value}` };
}

/** A word that is none: what is written wrongly, or names what is not there (GP10… to GP14…). */
const SLIP = /^GP1[0-4]/;

/** Whether something else may have to change so that the rest is whole, and not only what was typed, nor what a flag of `add` says. */
export const wantsMore = (problems: readonly Problem[], kind?: Kind): boolean =>
  problems.some((one) => !SLIP.test(one.code) && withFlag(one, kind) === one);
