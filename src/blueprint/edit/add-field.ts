import { endOfType } from "../one-line.ts";
import type { FieldAddition } from "./addition.ts";
import { plainOf } from "./data.ts";
import { stated } from "./pairs.ts";
import type { Value } from "./value.ts";

const RELATION = /^(?:belongs-to|has-many|many-to-many)\b/;

export const isRelation = ({ type }: FieldAddition): boolean => RELATION.test(type.trim());

/** A field as it is written: in one line, or in the long form where there is more to say than a line holds. */
export function fieldValue({ type, data, description }: FieldAddition): Value {
  const line = type.trim();
  if (data === undefined && description === undefined) return line;
  const end = endOfType(line) ?? line.length;
  const [, optional, unique, , fallback] =
    /^(\s*\?)?(\s+unique)?(\s*=\s*([^]*))?$/.exec(line.slice(end)) ?? [];
  return stated([
    ["type", line.slice(0, end)],
    ["description", description],
    ["data", data],
    ["optional", optional === undefined ? undefined : true],
    ["unique", unique === undefined ? undefined : true],
    ["default", fallback === undefined ? undefined : defaultOf(fallback)],
  ]);
}

/** What stands between quotes in a line is a text in the long form too. */
function defaultOf(written: string): Value {
  if (!/^".*"$/s.test(written)) return plainOf(written);
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}
