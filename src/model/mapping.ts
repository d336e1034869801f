import type { Given, JsonValue } from "../blueprint/types.ts";
import { literalOf } from "./literals.ts";
import type { EventModel, FieldModel, MappingModel, OperationModel, TypeModel } from "./types.ts";

/** What an operation is given when an event happens: of `with`, what it takes. */
export function mappingOf(
  given: readonly Given[],
  event: EventModel,
  { key, inputs }: OperationModel,
): MappingModel[] {
  const fields = [...(key ? [key] : []), ...inputs.map(({ field }) => field)];
  return given.flatMap((one) => {
    const field = fields.find(({ name }) => name === one.name);
    if (!field) return [];
    if ("literal" in one) return [literalMapping(field, one.literal)];
    return [pathMapping(field, one.path, event)];
  });
}

const literalMapping = (field: FieldModel, value: JsonValue): MappingModel => ({
  name: field.name,
  field,
  isPath: false,
  isLiteral: true,
  path: [],
  literal: literalOf(value),
  optional: false,
  examples: [value, value],
});

function pathMapping(field: FieldModel, words: readonly string[], event: EventModel): MappingModel {
  const path: { name: string; optional: boolean }[] = [];
  let here: readonly Pick<FieldModel, "name" | "optional" | "type">[] = event.fields;
  let optional = false;
  for (const name of words) {
    path.push({ name, optional });
    const found = here.find((one) => one.name === name);
    optional ||= found?.optional ?? false;
    here = partsOf(found?.type);
  }
  return {
    name: field.name,
    field,
    isPath: true,
    isLiteral: false,
    path,
    literal: literalOf(null),
    optional,
    examples: [valueAt(event.examples[0], words), valueAt(event.examples[1], words)],
  };
}

/** Parts of a value object; those of money are always there, and end a path. */
const partsOf = (type: TypeModel | undefined) => type?.value?.fields ?? [];

function valueAt(value: JsonValue, words: readonly string[]): JsonValue {
  const [first, ...more] = words;
  if (first === undefined) return value;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, first)) return null;
  return valueAt((value as { [key: string]: JsonValue })[first]!, more);
}
