import type { Json, Path } from "./document.ts";

/** A part of one service's document. */
export interface Place {
  service: string;
  path: Path;
  value: Json;
}

/** Longer chains of references are circles. */
const MOST = 100;

/**
 * What a reference of a service's document leads to (RFC 6901), on its way over other references, too. Undefined where
 * nothing is there. `documents`: those that can be read, by service.
 */
export function lead(
  documents: ReadonlyMap<string, Json>,
  service: string,
  reference: string,
  depth = 0,
): Place | undefined {
  const [found, other = service, pointer] =
    /^(?:\.\.\/([^/]+)\/asyncapi\.yaml)?#\/(.*)$/.exec(reference) ?? [];
  if (!found || depth > MOST) return undefined;
  let place: Place = { service: other, path: [], value: documents.get(other) };
  for (const key of keysIn(pointer!)) {
    const from = settled(documents, place, depth);
    const there = from !== undefined && isPart(from.value) && Object.hasOwn(from.value, key);
    if (!there) return undefined;
    place = { service: from.service, path: [...from.path, key], value: from.value[key] };
  }
  return place;
}

/** What stands at a place, or where the references from there end. */
export function settled(
  documents: ReadonlyMap<string, Json>,
  place: Place,
  depth = 0,
): Place | undefined {
  const { $ref } = isPart(place.value) ? place.value : {};
  if (typeof $ref !== "string") return place;
  const next = lead(documents, place.service, $ref, depth + 1);
  return next && settled(documents, next, depth + 1);
}

/** The same within one document. Undefined where it leads out of it, or nowhere. */
export const follow = (document: Json, path: Path, value: Json): Place | undefined =>
  settled(new Map([["", document]]), { service: "", path, value });

const isPart = (value: Json): boolean => value !== null && typeof value === "object";

function keysIn(pointer: string): string[] {
  const keys = pointer.split("/").map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  try {
    return keys.map(decodeURIComponent);
  } catch {
    return keys;
  }
}
