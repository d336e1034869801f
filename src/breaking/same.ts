import { isObject, type Cursor } from "./cursor.ts";
import type { Json } from "./types.ts";

/** Do two parts say the same, what they refer to included? Then no comparison finds anything in them. */
export type Same = (old: Cursor, now: Cursor) => boolean;

/** Remembers what it found of references, which many parts share. */
export function sameness(): Same {
  /** What is settled, by where references lead. */
  const known = new Map<string, boolean>();

  return (old, now) => {
    /** Taken for the same until a difference shows: references may go in circles. */
    const assumed = new Set<string>();
    const isSame = same(old, now, old.value, now.value);
    if (isSame) for (const key of assumed) known.set(key, true);
    return isSame;

    function same(from: Cursor, to: Cursor, one: Json, other: Json): boolean {
      if (one === other) return true;
      if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other))
        return false;
      const keys = Object.keys(one);
      return (
        keys.length === Object.keys(other).length &&
        keys.every((key) => Object.hasOwn(other, key) && same(from, to, one[key], other[key])) &&
        (typeof one.$ref !== "string" || sameTargets(from, to, one.$ref))
      );
    }

    function sameTargets(from: Cursor, to: Cursor, reference: string): boolean {
      const key = [from.source.file, to.source.file, reference].join("\n");
      if (assumed.has(key)) return true;
      const settled = known.get(key);
      if (settled !== undefined) return settled;
      assumed.add(key);
      const [one, other] = [from.target(reference), to.target(reference)];
      const found = one && other ? same(one, other, one.value, other.value) : one === other;
      if (!found) known.set(key, false);
      return found;
    }
  };
}
