import type { JsonValue } from "../blueprint/types.ts";
import { literalOf } from "./literals.ts";
import type { FieldModel, InputModel, TypeModel, WrongValue } from "./types.ts";

/** Of `text()`. */
const LONGEST_TEXT = 10_000;

/** A value that breaks the limits of an input; undefined for JSON, which takes nearly everything. */
export function wrongValue({
  field,
}: InputModel): { field: FieldModel; wrong: WrongValue } | undefined {
  const { type, name, isSet } = field;
  if (type.is.json) return undefined;
  const length = isSet ? null : lengthOf(type);
  const value = literalOf(length === null ? brokenBy(type) : "");
  return { field, wrong: { name, length, value } };
}

const lengthOf = ({ is, maxLength }: TypeModel): number | null =>
  is.text ? LONGEST_TEXT + 1 : is.string ? maxLength! + 1 : null;

function brokenBy({ is, minimum, maximum, values }: TypeModel): JsonValue {
  if (is.int) {
    if (maximum! < Number.MAX_SAFE_INTEGER) return maximum! + 1;
    return minimum! > Number.MIN_SAFE_INTEGER ? minimum! - 1 : 0.5;
  }
  return values.includes("wrong") ? "quite wrong" : "wrong";
}
