import type { Json, Path } from "./document.ts";
import { holdsNames, isData } from "./references.ts";
import type { Part } from "./schemas.ts";

/** Every schema that stands in a document by itself: the named ones, and those of parameters, headers and bodies. */
export function schemasOf(value: Json, path: Path = [], named = false): Part[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries<Json>(value).flatMap(([key, part]) => {
    const inner = [...path, Array.isArray(value) ? Number(key) : key];
    if (named)
      return path.at(-1) === "schemas" ? [{ schema: part, path: inner }] : schemasOf(part, inner);
    if (key === "schema") return [{ schema: part, path: inner }];
    return isData(key) ? [] : schemasOf(part, inner, holdsNames(key));
  });
}
