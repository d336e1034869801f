import type { Json, Path, Report } from "./document.ts";

/** Keywords whose value is data, even where it looks like a reference; and those whose keys are names, not keywords. */
const DATA = ["example", "examples", "enum", "const", "default"];
const NAMES = ["properties", "patternProperties", "dependentSchemas", "schemas", "headers"];
NAMES.push("parameters", "responses", "paths", "messages", "channels", "operations");

/** Is what stands under this key data, or a map whose keys are names? */
export const isData = (key: string): boolean => DATA.includes(key);
export const holdsNames = (key: string): boolean => NAMES.includes(key);

/** Tells of every reference below `value` that `why` has a complaint about. `named`: the keys of `value` are names. */
export function checkReferences(
  value: Json,
  why: (reference: string) => string | undefined,
  report: Report,
  path: Path = [],
  named = false,
): void {
  if (value === null || typeof value !== "object") return;
  const complaint = typeof value.$ref === "string" ? why(value.$ref) : undefined;
  if (complaint) report([...path, "$ref"], `refers to ${value.$ref}, ${complaint}`);
  for (const [key, part] of Object.entries(value)) {
    if (!named && isData(key)) continue;
    const inner = [...path, Array.isArray(value) ? Number(key) : key];
    checkReferences(part, why, report, inner, !named && holdsNames(key));
  }
}

/** Tells of schemas that are made of themselves: `A` is all of `A` and more. A property or an item may well lead back. */
export function checkCircles(document: Json, report: Report): void {
  const schemas: Record<string, Json> = document.components?.schemas ?? {};
  const made = (schema: Json): string[] => {
    const parts = [schema?.allOf, schema?.oneOf, schema?.anyOf].flatMap((all) => all ?? []);
    const name = /^#\/components\/schemas\/(.+)$/.exec(schema?.$ref)?.[1];
    return [...(name ? [name] : []), ...parts.flatMap(made)];
  };
  for (const name of Object.keys(schemas)) {
    const reached = new Set<string>();
    const visit = (next: string): void => {
      for (const one of made(schemas[next])) {
        if (reached.has(one)) continue;
        reached.add(one);
        visit(one);
      }
    };
    visit(name);
    if (reached.has(name))
      report(["components", "schemas", name], `the schema ${name} is made of itself`);
  }
}
