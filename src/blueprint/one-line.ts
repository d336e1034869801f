import type { Code } from "./codes.ts";
import type { Report, Span, Word } from "./report.ts";
import { suffixMeant } from "./foreign-types.ts";
import { shown } from "./shown.ts";
import { partOf, type ScalarTree } from "./tree.ts";
import { readBase } from "./type-words.ts";
import type { FieldType } from "./types.ts";

/** What a one-line type says: `enum(a|b)? unique = a`. */
export interface OneLine {
  type?: FieldType;
  /** Names of value objects in it. */
  uses: Word[];
  optional: boolean;
  unique: boolean;
  default?: { text: string; at: Span };
}

/** Reports a problem in the characters `start` to `end` of the line. */
export type Complain = (
  code: Code,
  start: number,
  end: number,
  message: string,
  help: string,
) => void;

const SUFFIX = /^(\s*\?)?(\s+unique)?(\s*=\s*([^]*))?$/;
const SUFFIXES = "After a type may come `?`, then `unique`, then `= default`.";

/** Reads a type with what may follow it. Without a type it was refused, and reported. */
export function readOneLine(scalar: ScalarTree, report: Report): OneLine {
  const text = scalar.text;
  const complain: Complain = (code, start, end, message, help) =>
    report(code, partOf(scalar, start, end), message, help);
  const result: OneLine = { uses: [], optional: false, unique: false };
  const end = endOfType(text);
  if (end === undefined) {
    complain(
      "GP1302",
      0,
      text.length,
      `The type ${shown(text)} is not whole: \`(\` is never closed`,
      "In `{ … }` a comma begins the next field, and types hold none: write `enum(a|b)`, `decimal(10.2)`, `string(2..40)`.",
    );
    return result;
  }
  const base = readBase(text.slice(0, end), 0, complain);
  const suffixes = SUFFIX.exec(text.slice(end).trimEnd());
  if (!suffixes) {
    complain(
      "GP1303",
      end,
      text.length,
      `${shown(text.slice(end).trim())} cannot follow a type`,
      suffixMeant(text.slice(0, end), text.slice(end)) ?? SUFFIXES,
    );
    return result;
  }
  const [whole, optional, unique, assigned, value] = suffixes;
  result.optional = optional !== undefined;
  result.unique = unique !== undefined;
  if (assigned !== undefined && value !== undefined) {
    const start = end + whole.length - value.length;
    result.default = { text: value, at: partOf(scalar, start, end + whole.length) };
  }
  if (!base) return result;
  const uses = base.uses.map(({ name, start }) => ({
    text: name,
    at: partOf(scalar, start, start + name.length),
  }));
  return { ...result, type: base.type, uses };
}

/** What a sound one-line type says in the words of the long form; a default is as YAML reads it. */
export function longFormOf(line: string): ReadonlyMap<string, string | boolean> {
  const end = endOfType(line) ?? line.length;
  const [, optional, unique, , value] = SUFFIX.exec(line.slice(end).trimEnd()) ?? [];
  return new Map<string, string | boolean>([
    ["type", line.slice(0, end)],
    ...(optional === undefined ? [] : [["optional", true] as const]),
    ...(unique === undefined ? [] : [["unique", true] as const]),
    ...(value === undefined ? [] : [["default", value] as const]),
  ]);
}

/** Where the word and its balanced brackets end; undefined if a bracket stays open. */
export function endOfType(text: string): number | undefined {
  let end = /^[^\s(?=]*/.exec(text)![0].length;
  if (text[end] !== "(") return end;
  let depth = 0;
  for (; end < text.length; end++) {
    if (text[end] === "(") depth++;
    if (text[end] === ")" && --depth === 0) return end + 1;
  }
  return undefined;
}
