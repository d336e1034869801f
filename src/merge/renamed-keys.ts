import { isDeepStrictEqual } from "node:util";
import { hunksOf } from "./hunks.ts";

type Entries = readonly (readonly [key: string, value: unknown])[];

/** With fewer values in it, something may look like another by chance. */
const FEW = 8;

/**
 * What the plan calls otherwise now, by what it was called: keys that went where as many others came, with what is in them as it
 * was, or much like it, as the paths of an API whose version was raised. What the user did there is meant for the new one.
 */
export function renamedKeys(base: Entries, next: Entries): Map<string, string> {
  const [old, planned] = [new Map(base), new Map(next)];
  const keysOf = (entries: Entries) => entries.map(([key]) => key);
  const renamed = new Map<string, string>();
  const keys = keysOf(base);
  for (const { before, length, lines: come } of hunksOf(keys, keysOf(next))) {
    const gone = keys.slice(before, before + length);
    if (gone.length !== come.length) continue;
    for (const [at, key] of gone.entries()) {
      const other = come[at]!;
      const isNew = !planned.has(key) && !old.has(other);
      if (isNew && isLike(old.get(key), planned.get(other))) renamed.set(key, other);
    }
  }
  return renamed;
}

function isLike(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object") return false;
  if (isDeepStrictEqual(one, other)) return true;
  const [a, b] = [leavesOf(one), leavesOf(other)];
  const known = new Set(b);
  const both = a.filter((leaf) => known.has(leaf)).length;
  return both >= FEW && both * 2 > Math.max(a.length, b.length);
}

/** Every value in it, with its place. */
function leavesOf(value: unknown, place = ""): string[] {
  if (typeof value !== "object" || value === null) return [`${place} ${String(value)}`];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, `${place}/${key}`));
}
