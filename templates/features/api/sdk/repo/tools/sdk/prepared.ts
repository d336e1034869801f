import type { Json } from "../../packages/contracts/tools/document.ts";
import { sdkNames } from "./names.ts";

/** Keywords whose keys are names, not keywords. */
const NAMES = ["properties", "patternProperties", "schemas", "headers", "parameters", "responses"];
/** What an SDK does not say: the service fills in defaults, and examples are for readers. */
const UNSAID = ["default", "example", "examples"];
const PROSE = ["title", "summary", "description"];
const ANYTHING = ["object", "array", "string", "number", "boolean"];

/**
 * An OpenAPI document as openapi-generator takes it for all languages: the same API, in words that come out as code
 * that compiles. Schemas whose names mean something else in some language are renamed: see `names.ts`.
 */
export function prepared(document: Json): Json {
  const names = sdkNames(document);

  function visit(value: Json, named: boolean): Json {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map((one) => visit(one, false));
    if (!named && isAnything(value)) return {};
    const parts = Object.entries<Json>(value);
    return Object.fromEntries(
      named
        ? parts.map(([name, part]) => [name, visit(part, false)])
        : parts.filter(isSaid).map(([key, part]) => [key, said(key, part)]),
    );
  }

  function said(key: string, part: Json): Json {
    // Go writes it into a comment as it is
    if (PROSE.includes(key)) return String(part).replaceAll("*/", "* /");
    if (key === "enum" || key === "const") return part;
    if (key === "$ref") return leadingTo(part);
    if (key === "mapping") return mapped(part, leadingTo);
    if (key === "securitySchemes") return mapped(part, bearer);
    const inner = visit(part, NAMES.includes(key));
    return key === "schemas" ? renamed(inner) : inner;
  }

  const renamed = (schemas: Json) =>
    Object.fromEntries(Object.entries(schemas).map(([name, one]) => [names.get(name), one]));
  const leadingTo = (reference: string) =>
    reference.replace(/^(#\/components\/schemas\/)?([^/]+)$/, (all, folder = "", name = "") =>
      names.has(name) ? folder + names.get(name) : all,
    );
  return visit(document, false);
}

/** A duration has no type of its own in most languages, and is text in all of them. */
const isSaid = ([key, part]: [string, Json]): boolean =>
  !UNSAID.includes(key) && !(key === "format" && part === "duration");

/** Any JSON: of a list of types, the generator would take one. */
const isAnything = ({ type }: Json): boolean =>
  Array.isArray(type) && ANYTHING.every((one) => type.includes(one));

/** The generator knows no OpenID Connect; what is sent is a bearer token. */
const bearer = (scheme: Json): Json =>
  scheme.type === "openIdConnect" ? { type: "http", scheme: "bearer" } : scheme;

const mapped = (map: Json, change: (part: Json) => Json): Json =>
  Object.fromEntries(Object.entries(map).map(([name, part]) => [name, change(part)]));
