import { resolve, type Json } from "./document.ts";
import { flat } from "./literal.ts";

/** A TypeScript type as the members of its union; `margin` is the indentation of the line it stands on. */
type Union = string[];

/** Types that schemas become, as the module calls them. */
interface Words {
  /** Any JSON but null. */
  json: string;
  /** Text of `format: binary`. */
  binary: string;
}

const WIDTH = 100;
/** The types that together are any JSON but null. */
const ANYTHING = ["object", "array", "string", "number", "boolean"];
/** What every object has from `Object`: an optional property of that name has to agree with it. */
const INHERITED = ["constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"];
INHERITED.push("toLocaleString", "toString", "valueOf");

/** The TypeScript name of each schema: capitalised, so that it is no keyword, and used once. `taken`: what the module needs for itself. */
export function typeNames(
  schemas: readonly string[],
  taken: readonly string[],
): Map<string, string> {
  const used = new Set(taken);
  const names = new Map<string, string>();
  for (const schema of schemas) {
    let name = schema.replaceAll(/\W/g, "_").replace(/^(?=\d)/, "_");
    name = name.charAt(0).toUpperCase() + name.slice(1);
    while (used.has(name)) name += "_";
    used.add(name);
    names.set(schema, name);
  }
  return names;
}

/** Writes JSON Schemas (2020-12, as OpenAPI 3.1 has them) as TypeScript types; `names` are those of the document's schemas. */
export class TypeWriter {
  /** What was written refers to the type of all JSON. */
  usesJson = false;
  readonly #document: Json;
  readonly #names: ReadonlyMap<string, string>;
  readonly #words: Words;

  constructor(document: Json, names: ReadonlyMap<string, string>, words: Words) {
    this.#document = document;
    this.#names = names;
    this.#words = words;
  }

  /** `export interface …` or `export type …` for one named schema. */
  declaration(schemaName: string, schema: Json): string {
    const name = this.#names.get(schemaName)!;
    const members = this.union(schema, "");
    if (members.length === 1 && members[0]!.startsWith("{\n")) {
      return `${comment(schema, "")}export interface ${name} ${members[0]}`;
    }
    return `${comment(schema, "")}export type ${name}${assigned(" =", members, "")};`;
  }

  /** The lines of an object type. `filled`: properties with a default are there, since validation fills them in. */
  object(schema: Json, margin: string, filled = false): string {
    const inner = `${margin}  `;
    const required = new Set<string>(schema.required);
    const lines: string[] = [];
    const all: Union = [];
    for (const [name, property] of Object.entries<Json>(schema.properties ?? {})) {
      const always = required.delete(name) || (filled && property?.default !== undefined);
      const members = this.union(property, inner);
      if (!always && INHERITED.includes(name)) members.push(`globalThis.Object["${name}"]`);
      all.push(...members, ...(always ? [] : ["undefined"]));
      const head = `${property?.readOnly ? "readonly " : ""}${key(name)}${always ? "" : "?"}:`;
      lines.push(
        `${comment(property, inner)}${inner}${head}${assigned("", members, inner, head)};`,
      );
    }
    const others = Object.values<Json>(schema.patternProperties ?? {});
    if (schema.additionalProperties) others.push(schema.additionalProperties);
    for (const name of required) lines.push(`${inner}${key(name)}: unknown;`);
    if (others.length > 0) {
      // An index signature has to cover the declared properties too.
      const members = unique([...others.flatMap((one) => this.union(one, inner)), ...all]);
      const index = members.includes("unknown") || required.size > 0 ? ["unknown"] : members;
      lines.push(`${inner}[key: string]:${assigned("", index, inner, "[key: string]:")};`);
    }
    const unsaid = schema.additionalProperties === false ? "never" : "unknown";
    if (lines.length === 0) lines.push(`${inner}[key: string]: ${unsaid};`);
    return `{\n${lines.join("\n")}\n${margin}}`;
  }

  /** The type of any schema. */
  union(schema: Json, margin: string): Union {
    if (schema === false) return ["never"];
    if (schema === null || typeof schema !== "object") return ["unknown"];
    if ("const" in schema) return [flat(schema.const)];
    if (schema.enum) return unique(schema.enum.map((value: Json) => flat(value)));
    const parts: Union[] = [this.#own(schema, margin)];
    if (schema.$ref) parts.push([this.#names.get(schema.$ref.split("/").pop())!]);
    for (const one of schema.allOf ?? []) parts.push(this.union(one, margin));
    for (const several of [schema.oneOf, schema.anyOf]) {
      if (!several) continue;
      const members: Union = several.flatMap((one: Json) => this.#variant(one, schema, margin));
      parts.push(unique(members));
    }
    const known = parts.filter((part) => !part.includes("unknown"));
    if (known.length === 0) return ["unknown"];
    return known.length === 1 ? known[0]! : [`(${unique(known.map(wrap)).join(" & ")})`];
  }

  /** One of several: where a discriminator tells them apart, the type says so too. */
  #variant(schema: Json, { discriminator }: Json, margin: string): Union {
    const members = this.union(schema, margin);
    if (!discriminator || !schema.$ref) return members;
    const property = discriminator.propertyName;
    const declared = resolve(this.#document, schema).properties?.[property];
    if (declared && ("const" in declared || declared.enum)) return members;
    const name = schema.$ref.split("/").pop();
    const mapping = Object.entries<string>(discriminator.mapping ?? {});
    const values = mapping
      .filter(([, to]) => to === schema.$ref || to === name)
      .map(([value]) => value);
    const tags = (values.length > 0 ? values : [name]).map((value) => JSON.stringify(value));
    return [`({ ${key(property)}: ${tags.join(" | ")} } & ${wrap(members)})`];
  }

  #own(schema: Json, margin: string): Union {
    const { type } = schema;
    if (Array.isArray(type) && ANYTHING.every((one) => type.includes(one))) {
      this.usesJson = true;
      const { json } = this.#words;
      return type.includes("null") ? [json, "null"] : [json];
    }
    if (Array.isArray(type)) {
      return unique(type.flatMap((one) => this.#own({ ...schema, type: one }, margin)));
    }
    if (type === "null" || type === "boolean" || type === "number") return [type];
    if (type === "integer") return ["number"];
    if (type === "string") return [schema.format === "binary" ? this.#words.binary : "string"];
    if (type === "array" || schema.prefixItems) return [this.#array(schema, margin)];
    const fields = ["properties", "required", "additionalProperties", "patternProperties"];
    if (type === "object" || fields.some((one) => schema[one]))
      return [this.object(schema, margin)];
    return ["unknown"];
  }

  #array({ items, prefixItems, minItems = 0 }: Json, margin: string): string {
    const further = `${wrap(this.union(items, margin))}[]`;
    if (!prefixItems) return further;
    const places: string[] = prefixItems.map((one: Json, index: number) => {
      return `${wrap(this.union(one, margin))}${index < minItems ? "" : "?"}`;
    });
    return `[${[...places, ...(items === false ? [] : [`...${further}`])].join(", ")}]`;
  }
}

/** `head type`, over several lines where one is too short. */
export function assigned(head: string, members: string[], margin: string, before = ""): string {
  // Only an intersection stands in parentheses; alone it needs none.
  const alone = members.length === 1 ? members[0]!.replace(/^\(([^]*)\)$/, "$1") : undefined;
  const line = `${head} ${alone ?? members.join(" | ")}`;
  const hugged = members.length === 2 && members[1] === "null";
  const tall = members.some((one) => one.includes("\n")) && !hugged;
  const wide = !line.includes("\n") && margin.length + before.length + line.length + 1 > WIDTH;
  if (members.length === 1 || !(tall || wide)) return line;
  const deeper = members.map((one) => one.replaceAll("\n", "\n    "));
  return `${head}${deeper.map((one) => `\n${margin}  | ${one}`).join("")}`;
}

/** A property's name, in quotes where it needs them. */
export const key = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);

/** A doc comment with its line's end, or nothing. */
export function comment(schema: Json, margin: string): string {
  const said = [schema?.description ?? schema?.summary, schema?.deprecated && "@deprecated"];
  const text = said
    .filter(Boolean)
    .join(" ")
    .replaceAll("*/", "*\\/")
    .replaceAll(/\s+/g, " ")
    .trim();
  return text ? `${margin}/** ${text} */\n` : "";
}

const unique = (members: string[]): string[] => [...new Set(members)];
const wrap = (members: string[]): string =>
  members.length > 1 ? `(${members.join(" | ")})` : members[0]!;
