import type { Field } from "../blueprint/types.ts";
import { examplesOf } from "./examples.ts";
import { emptyType, typeModel, type TypePlace } from "./field-types.ts";
import { namesOf } from "./names.ts";
import { messageProperty } from "./proto-names.ts";
import type { FieldModel, ReferenceModel, TypeModel } from "./types.ts";

/** A field as the user wrote it. */
export function fieldModel(field: Field, owner: string, values: TypePlace["values"]): FieldModel {
  const type = typeModel(field.type, { owner, field: field.name, values });
  const server = field.default && "server" in field.default ? field.default.server : undefined;
  const value = field.default && "value" in field.default ? field.default.value : null;
  return {
    ...blankField(field.name, type, namesOf(field.name).words),
    description: field.description ?? null,
    required: !field.optional,
    optional: field.optional,
    optionalList: field.optional && type.is.list,
    unique: field.unique,
    data: field.data ?? null,
    isUnique: field.unique,
    default: value,
    hasDefault: value !== null,
    defaultIsText: typeof value === "string",
    defaultNow: server === "now",
    defaultCaller: server === "caller.id",
    anyDefault: field.default !== undefined,
  };
}

export const idField = (): FieldModel => ({
  ...blankField("id", emptyType("uuid"), "id"),
  unique: true,
  isId: true,
});

export const createdAtField = (): FieldModel => ({
  ...blankField("createdAt", emptyType("timestamp"), "created at"),
  isCreatedAt: true,
});

/** The foreign key of a `belongs-to`. */
export function referenceField(optional: boolean, reference: ReferenceModel): FieldModel {
  const name = `${reference.relation}Id`;
  return {
    ...blankField(name, emptyType("uuid"), namesOf(name).words),
    required: !optional,
    optional,
    isReference: true,
    reference,
  };
}

/** The set of ids of a `many-to-many`; an empty one stands for none. */
export function setField(name: string, reference: ReferenceModel): FieldModel {
  const type = { ...emptyType("list"), of: emptyType("uuid") };
  return {
    ...blankField(name, type, namesOf(name).words),
    isSet: true,
    reference,
    default: [],
    hasDefault: true,
    defaultIsList: true,
    anyDefault: true,
  };
}

function blankField(name: string, type: TypeModel, words: string): FieldModel {
  const names = namesOf(name);
  return {
    name,
    names,
    description: null,
    type,
    required: true,
    optional: false,
    optionalList: false,
    unique: false,
    data: null,
    isId: false,
    isCreatedAt: false,
    isState: false,
    isReference: false,
    isSet: false,
    isJson: type.is.list || type.is.value || type.is.json,
    constraint: "",
    isUnique: false,
    column: type.is.money ? `${names.snake}_amount` : names.snake,
    moneyColumns: type.is.money
      ? { amount: `${names.snake}_amount`, currency: `${names.snake}_currency` }
      : null,
    default: null,
    hasDefault: false,
    defaultIsText: false,
    defaultIsList: false,
    defaultNow: false,
    defaultCaller: false,
    anyDefault: false,
    reference: null,
    proto: names.snake,
    protoProperty: messageProperty(names.snake),
    examples: examplesOf(type, words),
  };
}
