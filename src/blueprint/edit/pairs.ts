import type { Problem } from "../../problem.ts";
import { shown } from "../shown.ts";
import { partOf } from "./data.ts";
import { isListValue, isMapValue, type Value } from "./value.ts";

/** Notes what is wrong with an argument. */
export type Complain = (argument: string, message: string, help: string) => void;

/** Collects what is wrong with arguments: their file is the command's word for them. */
export function complaints(file: string): { found: Problem[]; complain: Complain } {
  const found: Problem[] = [];
  const complain: Complain = (_, message, help) => {
    const place = { file, line: 1, column: 1 };
    found.push({ code: "GP1903", severity: "error", message, help, ...place });
  };
  return { found, complain };
}

/** `name=value`, each once. A value that begins with `{` is YAML. */
export function pairsOf(
  all: readonly string[],
  example: string,
  complain: Complain,
): Map<string, Value> {
  const pairs = new Map<string, Value>();
  for (const argument of all) {
    const [, name, said] = /^\s*([A-Za-z][\w-]*)\s*=\s*([^]*\S)\s*$/.exec(argument) ?? [];
    const value = said?.startsWith("{") ? partOf(said) : said;
    if (name === undefined || value === undefined || isListValue(value))
      complain(
        argument,
        `${shown(argument)} is not \`name=value\``,
        `Write it such as \`${example}\`.`,
      );
    else if (pairs.has(name))
      complain(argument, `${shown(name)} is there twice`, "Keep one of them.");
    else pairs.set(name, value);
  }
  return pairs;
}

/** `verb,verb=role,role`: who may do what. */
export function allowedOf(all: readonly string[], complain: Complain): Map<string, Value> {
  const allowed = new Map<string, Value>();
  for (const argument of all) {
    const [verbs = "", who, ...more] = argument.split("=");
    if (who === undefined || more.length > 0 || wordsOf([who]).length === 0)
      complain(
        argument,
        `${shown(argument)} is not \`verb=role\``,
        "Write it such as `get,list=public`.",
      );
    else for (const verb of wordsOf([verbs])) allowed.set(verb, whoOf([who]));
  }
  return allowed;
}

/** `public`, or roles. */
export function whoOf(said: readonly string[]): Value {
  const roles = wordsOf(said);
  return roles.length === 1 && roles[0] === "public" ? "public" : roles;
}

/** Words between commas. */
export const wordsOf = (said: readonly string[] = []): string[] =>
  said
    .flatMap((one) => one.split(","))
    .map((word) => word.trim())
    .filter(Boolean);

/** A map without what was not said. */
export function stated(
  entries: readonly (readonly [string, Value | undefined])[],
): Map<string, Value> {
  return new Map(
    entries.filter((entry): entry is readonly [string, Value] => {
      const [, value] = entry;
      if (value === undefined) return false;
      return isMapValue(value) ? value.size > 0 : !isListValue(value) || value.length > 0;
    }),
  );
}
