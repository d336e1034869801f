import type { EntityModel, FieldModel, InputModel, ServiceModel, TypeModel, ValueModel } from "../model/types.ts";
import { SHARED, type SharedName } from "./shared-schemas.ts";
import { claim } from "./words.ts";

/** A JSON Schema (2020-12), or another part of an OpenAPI document. */
export type Part = { [key: string]: unknown };

const MAX_ITEMS = 1000;
const NO_NUL = "^[^\\u0000]*$";

/**
 * The schemas of one OpenAPI document. Asking for a schema puts it into the document, with all that it refers to; so a
 * document holds what its operations reach. Limits are those of the service kit's `fields.ts`, to the letter.
 */
export class Schemas {
  readonly #taken: Set<string>;
  readonly #own = new Map<string, Part>();
  readonly #shared = new Map<SharedName, { name: string; schema: Part }>();
  readonly #pages = new Map<EntityModel, string>();

  constructor(service: ServiceModel) {
    const types = [...service.entities, ...service.values].map(({ type }) => type);
    this.#taken = new Set([...types, ...service.operations.map(({ inputType }) => inputType)]);
  }

  /** `components/schemas`: what is the service's own in the order of its first use, then what all services share. */
  all(): Part {
    const shared = Object.keys(SHARED) as SharedName[];
    const used = shared.flatMap((key) => this.#shared.get(key) ?? []);
    return Object.fromEntries([...this.#own, ...used.map(({ name, schema }) => [name, schema] as const)]);
  }

  shared(key: SharedName): Part {
    let found = this.#shared.get(key);
    if (!found) {
      found = { name: claim(key, "Text", this.#taken), schema: SHARED[key] };
      this.#shared.set(key, found);
    }
    return reference(found.name);
  }

  /** A stored entity as it is answered. */
  entity(entity: EntityModel): Part {
    return this.#named(entity.type, () => ({
      ...described(entity.description),
      type: "object",
      ...this.#properties(entity.fields.map((field) => ({ field, optional: field.optional }))),
      ...exampled(entity.fields, [...entity.examples]),
    }));
  }

  /** A page of a list: cursors, newest first. */
  page(entity: EntityModel): Part {
    const known = this.#pages.get(entity);
    const name = known ?? claim(`${entity.type}Page`, "Part", this.#taken);
    this.#pages.set(entity, name);
    return this.#named(name, () => ({
      description: `Some ${entity.plural.words}, newest first.`,
      type: "object",
      required: ["items"],
      properties: {
        items: { type: "array", items: this.entity(entity) },
        next: { description: "The cursor of the next page; absent on the last.", type: "string" },
      },
    }));
  }

  /** What a caller gives, as the body of a request. */
  input(name: string, inputs: readonly InputModel[], entity: EntityModel, patch: boolean): Part {
    const fields = inputs.map(({ field }) => field);
    const [stored] = entity.examples as readonly [Part, Part];
    const example = inputs.map(({ field, stored: kept }) => {
      return [field.name, (kept ? stored[field.name] : undefined) ?? field.examples[0]];
    });
    return this.#named(name, () => ({
      type: "object",
      additionalProperties: false,
      ...this.#properties(inputs, patch),
      ...exampled(fields, [Object.fromEntries(example)]),
    }));
  }

  /** What a type accepts. */
  type(type: TypeModel): Part {
    switch (type.kind) {
      case "uuid": return this.shared("Uuid");
      case "date": return this.shared("CalendarDate");
      case "timestamp": return this.shared("Timestamp");
      case "duration": return this.shared("Duration");
      case "money": return this.shared("Money");
      case "string": return text(type.minLength!, type.maxLength!, type.pattern ?? NO_NUL);
      case "text": return text(0, 10_000, NO_NUL);
      case "int": return { type: "integer", minimum: type.minimum, maximum: type.maximum, ...(type.big && { format: "int64" }) };
      case "decimal": return { type: "string", pattern: decimalPattern(type.digits!, type.scale!) };
      case "bool": return { type: "boolean" };
      case "email": return { type: "string", format: "email", maxLength: 254 };
      case "url": return { type: "string", format: "uri", maxLength: 2048 };
      case "json": return { type: ["object", "array", "string", "number", "boolean"] };
      case "enum": return { type: "string", enum: [...type.values] };
      case "list": return { type: "array", maxItems: MAX_ITEMS, items: this.type(type.of!) };
      case "value": return this.#value(type.value!);
    }
  }

  #value(value: ValueModel): Part {
    const fields = value.fields.map((field) => ({ field, optional: field.optional }));
    return this.#named(value.type, () => ({
      ...described(value.description),
      type: "object",
      additionalProperties: false,
      ...this.#properties(fields),
    }));
  }

  #properties(all: readonly Given[], patch = false): Part {
    const required = all.filter(({ optional }) => !optional).map(({ field }) => field.name);
    return {
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(all.map((given) => [given.field.name, this.#property(given, patch)])),
    };
  }

  #property({ field, optional, nullable = false, stored }: Given, patch: boolean): Part {
    const schema = this.type(field.type);
    // Only what a caller may leave out has a default that counts; a patch leaves what it does not name.
    const defaults = stored !== undefined && optional && !patch && !nullable && field.hasDefault;
    return {
      ...described(field.description),
      ...(nullable ? orNull(schema) : schema),
      ...(field.isSet && { uniqueItems: true }),
      ...(defaults && { default: field.default }),
      ...((field.isId || field.isCreatedAt) && { readOnly: true }),
    };
  }

  #named(name: string, build: () => Part): Part {
    if (!this.#own.has(name)) {
      this.#own.set(name, {});
      this.#own.set(name, build());
    }
    return reference(name);
  }
}

type Given = { field: FieldModel; optional: boolean; nullable?: boolean; stored?: boolean };

const reference = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });
const described = (description: string | null): Part => (description ? { description } : {});

/** With "null" among its types: in a merge patch (RFC 7396) it removes the value. */
function orNull(schema: Part): Part {
  if (schema.$ref) return { anyOf: [schema, { type: "null" }] };
  const values = schema.enum as unknown[] | undefined;
  return { ...schema, type: [schema.type, "null"].flat(), ...(values && { enum: [...values, null] }) };
}

function text(minLength: number, maxLength: number, pattern: string): Part {
  return { type: "string", ...(minLength > 0 && { minLength }), maxLength, pattern };
}

function decimalPattern(digits: number, scale: number): string {
  const whole = digits > scale ? `[0-9]{1,${digits - scale}}` : "0";
  return scale > 0 ? `^-?${whole}(\\.[0-9]{1,${scale}})?$` : `^-?${whole}$`;
}

/** Examples, unless a pattern of the user's asks for something that only the user can think of. */
function exampled(fields: readonly FieldModel[], examples: readonly unknown[]): Part {
  const patterned = (type: TypeModel): boolean =>
    type.pattern !== null ||
    (type.of !== null && patterned(type.of)) ||
    (type.value?.fields ?? []).some((field) => patterned(field.type));
  return fields.some((field) => patterned(field.type)) ? {} : { examples };
}
