import type { FieldType } from "../blueprint/types.ts";
import { capital, namesOf } from "./names.ts";
import type { TypeKind, TypeModel, ValueModel } from "./types.ts";

const KINDS: readonly TypeKind[] = [
  "uuid",
  "string",
  "text",
  "int",
  "decimal",
  "money",
  "bool",
  "email",
  "url",
  "date",
  "timestamp",
  "duration",
  "json",
  "enum",
  "list",
  "value",
];
const INT32 = 2 ** 31;
/** What messages of protobuf hold in a form of its own. */
const UNLIKE: readonly TypeKind[] = ["enum", "json", "money", "timestamp", "value"];

/** What a type needs to know about the place it stands in. */
export interface TypePlace {
  /** PascalCase owner (entity, value object or operation) and field: names an enum. */
  owner: string;
  field: string;
  values: ReadonlyMap<string, ValueModel>;
}

export function typeModel(type: FieldType, place: TypePlace): TypeModel {
  const blank = emptyType(type.kind);
  switch (type.kind) {
    case "string":
      return {
        ...blank,
        minLength: type.minLength,
        maxLength: type.maxLength,
      };
    case "int": {
      const big = type.minimum < -INT32 || type.maximum >= INT32;
      return {
        ...blank,
        minimum: type.minimum,
        maximum: type.maximum,
        bounded:
          type.minimum !== Number.MIN_SAFE_INTEGER || type.maximum !== Number.MAX_SAFE_INTEGER,
        big,
        same: !big,
      };
    }
    case "decimal":
      return { ...blank, digits: type.digits, scale: type.scale };
    case "enum":
      return {
        ...blank,
        values: type.values,
        enumName: namesOf(place.owner + capital(place.field)),
      };
    case "list": {
      const of = typeModel(type.of, place);
      return { ...blank, of, same: of.same };
    }
    case "value":
      return { ...blank, value: place.values.get(type.name)! };
    default:
      return blank;
  }
}

export function emptyType(kind: TypeKind): TypeModel {
  const is = Object.fromEntries(KINDS.map((one) => [one, one === kind])) as Record<
    TypeKind,
    boolean
  >;
  return {
    kind,
    is,
    minLength: null,
    maxLength: null,
    minimum: null,
    maximum: null,
    bounded: false,
    big: false,
    digits: null,
    scale: null,
    values: [],
    of: null,
    value: null,
    enumName: null,
    proto: null,
    same: !UNLIKE.includes(kind),
  };
}

/** Value objects that a type reaches directly. */
export function valuesIn(type: TypeModel): ValueModel[] {
  if (type.value) return [type.value];
  return type.of ? valuesIn(type.of) : [];
}
