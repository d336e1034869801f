import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/*
 * node kubernetes-schemas.ts SWAGGER FOLDER: makes of the OpenAPI document of Kubernetes a JSON Schema for each kind of object, by the
 * names that kubeconform asks for. A property that no definition names is refused.
 */

interface Definition {
  properties?: Record<string, unknown>;
  additionalProperties?: unknown;
  "x-kubernetes-group-version-kind"?: { group: string; version: string; kind: string }[];
}

const [swagger, folder] = process.argv.slice(2);
if (!swagger || !folder) throw new Error("SWAGGER and FOLDER are missing");

/** What may be written in two ways, which OpenAPI 2 cannot say. */
const either = (...types: string[]) => ({ oneOf: types.map((type) => ({ type })) });

function translated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(translated);
  if (typeof value !== "object" || value === null) return value;
  const all: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, translated(one)]),
  );
  if (all.format === "int-or-string") return either("string", "integer");
  if (typeof all.$ref === "string") all.$ref = all.$ref.replace(/^#/, "_definitions.json#");
  return all;
}

const said: Record<string, Definition> = JSON.parse(readFileSync(swagger, "utf8")).definitions;
const definitions = Object.fromEntries(
  Object.entries(said).map(([name, definition]): [string, Definition] => {
    const one = translated(definition) as Definition;
    return [name, one.properties ? { additionalProperties: false, ...one } : one];
  }),
);
Object.assign(definitions, {
  "io.k8s.apimachinery.pkg.util.intstr.IntOrString": either("string", "integer"),
  "io.k8s.apimachinery.pkg.api.resource.Quantity": either("string", "number"),
});

const fresh = `${folder}-${process.pid}`;
mkdirSync(fresh, { recursive: true });
const write = (name: string, schema: object) =>
  writeFileSync(join(fresh, `${name}.json`), JSON.stringify(schema));
write("_definitions", { definitions });
for (const [name, definition] of Object.entries(definitions))
  for (const { group, version, kind } of said[name]!["x-kubernetes-group-version-kind"] ?? []) {
    const apiVersion = group ? `${group}/${version}` : version;
    const own = { apiVersion: { enum: [apiVersion] }, kind: { enum: [kind] } };
    const properties = { ...definition.properties, ...own };
    const suffix = group ? `-${group.split(".")[0]}` : "";
    write(`${kind.toLowerCase()}${suffix}-${version}`, { ...definition, properties });
  }
renameSync(fresh, folder);
