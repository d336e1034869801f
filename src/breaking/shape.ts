import type { Cursor } from "./cursor.ts";
import type { Direction, Json } from "./types.ts";

const ALL_TYPES = ["array", "boolean", "integer", "null", "number", "object", "string"];

/** A JSON Schema as what it allows: references are followed, and the parts of `allOf` hold together. */
export class Shape {
  /** Each holds. */
  readonly parts: readonly Cursor[];

  constructor(...schemas: readonly Cursor[]) {
    const parts = schemas.flatMap((one) => partsOf(one));
    this.parts =
      parts.length === 1 ? parts : [...new Map(parts.map((one) => [one.id, one])).values()];
  }

  get id(): string {
    return this.parts.map(({ id }) => id).join(" ");
  }

  /** Where it is written down. */
  get at(): Cursor | undefined {
    return this.parts[0];
  }

  /** The parts that say something with this word, as the cursor to what they say. */
  said(word: string): Cursor[] {
    return this.parts.flatMap((part) => part.child(word) ?? []);
  }

  /** The types of JSON that it allows; `integer` beside `number` is left out. */
  types(): Set<string> {
    const said = this.said("type").map(({ value }) => new Set([value].flat().map(String)));
    if (said.length === 0) return this.#impliedTypes();
    return new Set(
      ALL_TYPES.filter((type) =>
        said.every((types) => types.has(type) || (type === "integer" && types.has("number"))),
      ).filter((type, _, all) => type !== "integer" || !all.includes("number")),
    );
  }

  /** Without `type`, by the values that are listed. Empty: anything. */
  #impliedTypes(): Set<string> {
    const values = this.values();
    return new Set(values?.map((text) => typeOf(JSON.parse(text))));
  }

  /** The values that `enum` and `const` leave, as JSON; undefined: they do not limit it. */
  values(): string[] | undefined {
    const lists = [
      ...this.said("enum").map(({ value }) => (Array.isArray(value) ? value : [])),
      ...this.said("const").map(({ value }) => [value]),
    ].map((list: Json[]) => list.map((one) => JSON.stringify(one) ?? "null"));
    const [first, ...rest] = lists;
    return first?.filter((one) => rest.every((list) => list.includes(one)));
  }

  /** The properties that the other side deals with: none that it may not send, or never gets. */
  properties(direction: Direction): Map<string, Shape> {
    const found = new Map<string, Cursor[]>();
    for (const properties of this.said("properties"))
      for (const key of properties.keys())
        found.set(key, [...(found.get(key) ?? []), properties.child(key)!]);
    const hidden = direction === "request" ? "readOnly" : "writeOnly";
    const shapes = [...found].map(([key, all]) => [key, new Shape(...all)] as const);
    return new Map(shapes.filter(([, shape]) => !shape.is(hidden)));
  }

  is(word: string): boolean {
    return this.said(word).some(({ value }) => value === true);
  }

  /** Properties that are not described are refused. */
  closed(): boolean {
    return this.said("additionalProperties").some(({ value }) => value === false);
  }

  required(): Set<string> {
    return new Set(this.parts.flatMap((part) => part.texts("required") ?? []));
  }

  /** The schema of `items` or `additionalProperties`. */
  under(word: string): Shape | undefined {
    const all = this.said(word).filter(({ value }) => typeof value === "object");
    return all.length > 0 ? new Shape(...all) : undefined;
  }

  /** Of `oneOf` and `anyOf`, by what they are called, else by their number. */
  variants(): Map<string, Shape> {
    const all = [...this.said("oneOf"), ...this.said("anyOf")].flatMap((list) =>
      list.keys().map((key) => list.child(key)!),
    );
    return new Map(all.map((one, index) => [nameOf(one) ?? String(index), new Shape(one)]));
  }
}

/** A schema with what it refers to and what it is made of. Words beside a reference hold too (JSON Schema 2020-12). */
function partsOf(schema: Cursor, seen: ReadonlySet<string> = new Set()): Cursor[] {
  const reference = schema.text("$ref");
  const all = schema.child("allOf");
  if (reference === undefined && !all) return [schema];
  if (seen.has(schema.id)) return [];
  const below = new Set([...seen, schema.id]);
  const target = reference === undefined ? undefined : schema.target(reference);
  return [
    schema,
    ...(target ? partsOf(target, below) : []),
    ...(all?.keys() ?? []).flatMap((key) => partsOf(all!.child(key)!, below)),
  ];
}

const nameOf = (schema: Cursor): string | undefined =>
  schema.text("$ref")?.split("/").at(-1) ?? schema.text("title");

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
}
