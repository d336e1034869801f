import type {
  EntityModel,
  EventModel,
  FieldModel,
  InputModel,
  ServiceModel,
  TypeModel,
  ValueModel,
} from "../model/types.ts";
import { SHARED, SHARED_BY_KIND, type SharedName } from "./shared-schemas.ts";
import { orNull, type Part, plainSchema } from "./type-schemas.ts";
import { claim } from "./words.ts";

export type { Part } from "./type-schemas.ts";

const MAX_ITEMS = 1000;

/**
 * The schemas of one document. Asking for a schema puts it into the document, with all that it refers to; so a
 * document holds what its operations reach. Limits are those of the service kit's `fields.ts`, to the letter.
 */
export class Schemas {
  readonly #taken: Set<string>;
  readonly #open: boolean;
  readonly #own = new Map<string, Part>();
  readonly #extra = new Map<string, Part>();
  readonly #shared = new Map<SharedName, { name: string; schema: Part }>();
  readonly #pages = new Map<EntityModel, string>();

  /**
   * @param taken names that stand for something of the service's own.
   * @param open objects may have more than is said, and a reference has nothing beside it (JSON Schema's draft 7 would
   * not see it).
   */
  constructor(taken: Iterable<string>, open = false) {
    this.#taken = new Set(taken);
    this.#open = open;
  }

  /** For what is called: whoever calls is told of a misspelt property. */
  static ofCalls({ entities, values, operations }: ServiceModel): Schemas {
    const types = [...entities, ...values].map(({ type }) => type);
    return new Schemas([...types, ...operations.map(({ inputType }) => inputType)]);
  }

  /** For what is told: whoever listens passes over what it does not know, so that events may grow. */
  static ofEvents({ events, values }: ServiceModel): Schemas {
    return new Schemas(
      [...events, ...values].map(({ type }) => type),
      true,
    );
  }

  /** `components/schemas`: what is the service's own in the order of its first use, then the extra ones and what all services share. */
  all(): Part {
    const shared = Object.keys(SHARED) as SharedName[];
    const used = shared.flatMap((key) => this.#shared.get(key) ?? []);
    return Object.fromEntries([
      ...this.#own,
      ...this.#extra,
      ...used.map(({ name, schema }) => [name, schema] as const),
    ]);
  }

  shared(key: SharedName): Part {
    let found = this.#shared.get(key);
    if (!found) {
      const schema = this.#object(SHARED[key]);
      found = { name: claim(key, "Text", this.#taken), schema };
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
      examples: [...entity.examples],
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
    const [stored] = entity.examples as readonly [Part, Part];
    const example = inputs.map(({ field, stored: kept }) => {
      return [field.name, (kept ? stored[field.name] : undefined) ?? field.examples[0]];
    });
    return this.#named(name, () => ({
      type: "object",
      additionalProperties: false,
      ...this.#properties(inputs, patch),
      examples: [Object.fromEntries(example)],
    }));
  }

  /** The data of an event. */
  event({ type, summary, description, fields }: EventModel): Part {
    return this.#named(type, () => ({
      description: description ?? `${summary}.`,
      type: "object",
      ...this.#properties(fields.map((field) => ({ field, optional: field.optional }))),
    }));
  }

  /** A schema that is not the service's own; its name makes way for those that are. */
  extra(wanted: string, schema: Part): Part {
    const name = claim(wanted, "Text", this.#taken);
    this.#extra.set(name, schema);
    return reference(name);
  }

  /** What a type accepts. */
  type(type: TypeModel): Part {
    if (type.is.list) return { type: "array", maxItems: MAX_ITEMS, items: this.type(type.of!) };
    if (type.value) return this.#value(type.value);
    const shared = SHARED_BY_KIND[type.kind];
    return shared ? this.shared(shared) : plainSchema(type);
  }

  #value(value: ValueModel): Part {
    const fields = value.fields.map((field) => ({ field, optional: field.optional }));
    return this.#named(value.type, () =>
      this.#object({
        ...described(value.description),
        type: "object",
        additionalProperties: false,
        ...this.#properties(fields),
      }),
    );
  }

  #properties(all: readonly Given[], patch = false): Part {
    const required = all.filter(({ optional }) => !optional).map(({ field }) => field.name);
    return {
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(
        all.map((given) => [given.field.name, this.#property(given, patch)]),
      ),
    };
  }

  #property({ field, optional, nullable = false, stored }: Given, patch: boolean): Part {
    const schema = this.type(field.type);
    // Only what a caller may leave out has a default that counts; a patch leaves what it does not name.
    const defaults = stored !== undefined && optional && !patch && !nullable && field.hasDefault;
    const said = { ...described(field.description), ...classified(field) };
    if (this.#open && schema.$ref && Object.keys(said).length > 0)
      return { ...said, allOf: [schema] };
    return {
      ...said,
      ...(nullable ? orNull(schema) : schema),
      ...(field.isSet && { uniqueItems: true }),
      ...(defaults && { default: field.default }),
      ...(!this.#open && (field.isId || field.isCreatedAt) && { readOnly: true }),
    };
  }

  #object(schema: Part): Part {
    const { additionalProperties: _, ...open } = schema;
    return this.#open ? open : schema;
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
/** The mark that tools for data protection look for; validators pass over it. */
const classified = ({ data }: FieldModel): Part => (data ? { "x-data-classification": data } : {});
const described = (description: string | null): Part => (description ? { description } : {});
