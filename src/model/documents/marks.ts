import { valuesIn } from "../field-types.ts";
import type { FieldModel, MarkModel } from "../types.ts";

/** The values among these fields that hold data of a class: as a whole, or those parts of them that are marked. */
export function marksOf(fields: readonly FieldModel[], before = ""): MarkModel[] {
  return fields.flatMap(({ name, data, type }): MarkModel[] => {
    const path = `${before}${name}`;
    if (data) return [{ path, data }];
    return valuesIn(type).flatMap((value) => marksOf(value.fields, `${path}.`));
  });
}
