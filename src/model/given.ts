import { fieldModel } from "./field.ts";
import type { Field } from "../blueprint/types.ts";
import type { FieldModel, InputModel, OperationModel, ValueModel } from "./types.ts";

/** A field of the entity, given when it is made: what has a default, or may be missing, may be left out. */
export const whole = (field: FieldModel): InputModel => ({
  field,
  optional: field.optional || field.anyDefault,
  nullable: false,
  stored: true,
});

/** A field of the entity, given when it changes: `null` removes what may be missing. */
export const partial = (field: FieldModel): InputModel => ({
  field,
  optional: field.optional,
  nullable: field.optional,
  stored: true,
});

/** A reference by which a list is narrowed down. */
export const filter = (field: FieldModel): InputModel => ({
  field,
  optional: true,
  nullable: false,
  stored: false,
});

/** What an operation is given besides, and nothing stores. */
export function passed(
  field: Field,
  owner: string,
  values: ReadonlyMap<string, ValueModel>,
): InputModel {
  const model = fieldModel(field, owner, values);
  return {
    field: model,
    optional: model.optional || model.anyDefault,
    nullable: false,
    stored: false,
  };
}

type Groups = Pick<
  OperationModel,
  | "picked"
  | "hasPicked"
  | "defaulted"
  | "hasDefaulted"
  | "patched"
  | "hasPatched"
  | "passed"
  | "hasPassed"
>;

/** Inputs by how the schema takes them from the entity's: as they are, with a default, as a patch, or not at all. */
export function groupsOf(kind: OperationModel["kind"], inputs: readonly InputModel[]): Groups {
  const stored = inputs.filter((input) => input.stored);
  const patches = (input: InputModel) => input.nullable || (kind === "update" && input.optional);
  const defaults = (input: InputModel) => input.optional && !input.field.optional;
  const picked = stored
    .filter((input) => !patches(input) && !defaults(input))
    .map((input) => input.field);
  const defaulted = stored
    .filter((input) => !patches(input) && defaults(input))
    .map((input) => input.field);
  const patched = stored.filter(patches).map((input) => input.field);
  const others = inputs.filter((input) => !input.stored);
  return {
    picked,
    hasPicked: picked.length > 0,
    defaulted,
    hasDefaulted: defaulted.length > 0,
    patched,
    hasPatched: patched.length > 0,
    passed: others,
    hasPassed: others.length > 0,
  };
}
