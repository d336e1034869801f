import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Json, Path, Report } from "./document.ts";
import { isSaid, within, type Part } from "./schemas.ts";

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

/** Keywords that give a schema another name or lead elsewhere: a schema has its name from where it stands. */
const ELSEWHERE = ["$id", "$schema", "$anchor", "$defs", "definitions", "$vocabulary"];
ELSEWHERE.push(
  "id",
  "$async",
  "$dynamicRef",
  "$dynamicAnchor",
  "$recursiveRef",
  "$recursiveAnchor",
);
const NAMED = /^#\/components\/schemas\/([\w.-]+)$/;

/**
 * Tells what is wrong with some schemas of a document, and with all that these refer to. `modern`: what each is in the words of
 * JSON Schema 2020-12.
 */
export function checkSchemas(
  document: Json,
  parts: readonly Part[],
  report: Report,
  modern = (schema: Json): Json => schema,
): void {
  const seen = new Set<Json>();
  const check = ({ schema, path }: Part): void => {
    if (seen.has(schema)) return;
    seen.add(schema);
    const now = modern(schema);
    if (!isValid(now, path, report)) return;
    checkWords(now, path, report, (name) =>
      check({ schema: document.components.schemas[name], path: ["components", "schemas", name] }),
    );
  };
  parts.forEach(check);
}

/** Is it a schema at all? References are not followed. */
function isValid(schema: Json, path: Path, report: Report): boolean {
  if (ajv.validateSchema(schema)) return true;
  const [deepest] = (ajv.errors ?? []).toSorted(
    (a, b) => b.instancePath.length - a.instancePath.length,
  );
  const inner = (deepest?.instancePath ?? "").split("/").slice(1);
  const allowed = deepest?.params.allowedValues?.join(", ");
  const message = allowed ? `must be one of ${allowed}` : deepest?.message;
  report([...path, ...inner.map(unescaped)], `this is no JSON Schema: it ${message}`);
  return false;
}

const unescaped = (key: string): string => key.replaceAll("~1", "/").replaceAll("~0", "~");

function checkWords(schema: Json, path: Path, report: Report, refer: (name: string) => void): void {
  if (schema === null || typeof schema !== "object") return;
  for (const [word, value] of Object.entries<Json>(schema)) {
    const problem = isSaid(word) ? undefined : problemOf(word, value);
    if (problem) report([...path, word], problem);
  }
  const [, name] = NAMED.exec(schema.$ref) ?? [];
  if (name) refer(name);
  within(schema, (inner, more) => checkWords(inner, [...path, ...more], report, refer));
}

function problemOf(word: string, value: Json): string | undefined {
  if (ELSEWHERE.includes(word))
    return `${word} is not supported: schemas stand in components/schemas`;
  if (word === "$ref")
    return NAMED.test(value) ? undefined : `a schema refers to #/components/schemas/… only`;
  if (word === "pattern" && !isPattern(value)) return `${value} is no regular expression`;
  if (word === "format" && !Object.hasOwn(ajv.formats, value))
    return `the format ${value} is not known`;
  if (word === "nullable" || !Object.hasOwn(ajv.RULES.keywords, word))
    return `${word} is no keyword of JSON Schema`;
  return undefined;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
