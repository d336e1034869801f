import type { Json } from "./document.ts";
import { type Event, type Events, eventsOf } from "./events.ts";
import { property } from "./literal.ts";
import { bare, within } from "./schemas.ts";
import { comment, typeNames, TypeWriter } from "./types.ts";

/** The TypeScript module of a service's events: the type of each one's data, and what producer and consumer need to know. Undefined where it has none. */
export function eventModuleOf(id: string, document: Json): string | undefined {
  const { events, schemas } = eventsOf(document);
  if (events.length === 0) return undefined;
  const types = typesIn({ events, schemas });
  const shown = [...types.keys()];
  const constants = typeNames(
    events.map(({ name }) => name),
    [],
  );
  const own = new Set([...types.values(), ...constants.values()]);
  const [contract, json] = ["EventContract", "Json"].map((name) => apart(name, own));
  const writer = new TypeWriter({ components: { schemas } }, types, {
    json: json!,
    binary: "string",
  });
  const body = shown.flatMap((schema) => [
    `${writer.declaration(schema, schemas[schema])}\n`,
    ...events
      .filter((event) => event.schema === schema)
      .map((event) => {
        const head = `export const ${constants.get(event.name)!}: ${contract}<${types.get(schema)!}> = {`;
        return constant(head, event, schemas);
      }),
  ]);
  const imported = [
    imports("EventContract", contract!),
    ...(writer.usesJson ? [imports("Json", json!)] : []),
  ];
  return [
    `// Generated from contracts/${id}/asyncapi.yaml; do not edit. After a change: npm run contracts\n`,
    `import type { ${imported.join(", ")} } from "./event.ts";\n`,
    ...body,
  ].join("\n");
}

/** The types of a module of events by the names of their schemas: those of data, and all that they refer to. */
export function typesIn({ events, schemas }: Events): Map<string, string> {
  const used = new Set(events.flatMap(({ schema }) => [...reached(schema, schemas)]));
  return typeNames(
    Object.keys(schemas).filter((name) => used.has(name)),
    [],
  );
}

function constant(head: string, event: Event, schemas: Record<string, Json>): string {
  const { type, source, schema, description } = event;
  return [
    `${comment({ description }, "")}${head}`,
    property("type", type),
    property("source", source),
    property("schema", selfContained(schema, schemas)),
    "};\n",
  ].join("\n");
}

/** A schema with all that it refers to, directly or not, in its `$defs`. */
function selfContained(root: string, schemas: Record<string, Json>): Json {
  const lead = (reference: string) =>
    nameIn(reference) === root ? "#" : `#/$defs/${nameIn(reference)}`;
  const others = [...reached(root, schemas)].filter((name) => name !== root).toSorted();
  const definitions = others.map((name) => [name, bare(schemas[name], lead)]);
  return {
    ...bare(schemas[root], lead),
    ...(others.length > 0 && { $defs: Object.fromEntries(definitions) }),
  };
}

/** The names of a schema and of all that it refers to. */
function reached(name: string, schemas: Record<string, Json>, found = new Set<string>()) {
  if (found.has(name)) return found;
  found.add(name);
  const visit = (schema: Json): Json => {
    if (schema === null || typeof schema !== "object") return schema;
    if (typeof schema.$ref === "string") reached(nameIn(schema.$ref), schemas, found);
    return within(schema, visit);
  };
  visit(schemas[name]);
  return found;
}

const nameIn = (reference: string): string => reference.slice("#/components/schemas/".length);

/** What is imported makes way for the names of the contract. */
const apart = (name: string, own: ReadonlySet<string>): string =>
  own.has(name) ? apart(`${name}_`, own) : name;

const imports = (name: string, local: string): string =>
  name === local ? name : `${name} as ${local}`;
