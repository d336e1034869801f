import { isDeepStrictEqual } from "node:util";
import { renamedKeys } from "./renamed-keys.ts";
import type { Favor } from "./text.ts";

/** Nothing has this key. */
const NONE = Symbol("none");
type Value = unknown;
type Entries = readonly (readonly [key: string, value: Value])[];

export interface MergedValue {
  value: unknown;
  /** Where both sides changed the same value; without `favor` the user's stands there. */
  conflicts: readonly string[];
}

/**
 * Merges data of JSON's kind key by key. Lists are merged item by item where each item has a name, id or key of its own or is a
 * plain value, and as a whole elsewhere. What the plan calls otherwise is renamed. What the user took out stays out, and what they changed stays, though the plan drops it.
 * Without a base, what only one side has is taken from it.
 */
export function mergeValues(
  base: { value: unknown } | undefined,
  yours: unknown,
  next: unknown,
  favor: Favor = "ours",
): MergedValue {
  const conflicts: string[] = [];
  return { value: merge(base ? base.value : NONE, yours, next, []), conflicts };

  function merge(b: Value, y: Value, n: Value, path: readonly string[]): Value {
    if (isDeepStrictEqual(b, n) || isDeepStrictEqual(y, n)) return y;
    if (isDeepStrictEqual(b, y)) return n;
    if (y === NONE || n === NONE) return y;
    const [bMap, yMap, nMap] = [entriesOf(b), entriesOf(y), entriesOf(n)];
    if (bMap && yMap && nMap) {
      const called = renaming(bMap, yMap, nMap);
      return Object.fromEntries(entries(bMap.map(called), yMap.map(called), nMap, path));
    }
    const [bList, yList, nList] = [itemsOf(b), itemsOf(y), itemsOf(n)];
    if (bList && yList && nList) return entries(bList, yList, nList, path).map(([, item]) => item);
    conflicts.push(path.join("."));
    return favor === "ours" ? y : n;
  }

  /** In the order of the user's; what is new comes behind what it comes behind in the plan. */
  function entries(b: Entries, y: Entries, n: Entries, path: readonly string[]): Entries {
    const [old, planned] = [new Map(b), new Map(n)];
    const mine = new Set(y.map(([key]) => key));
    const of = (map: ReadonlyMap<string, Value>, key: string) =>
      map.has(key) ? map.get(key) : NONE;
    const result = y
      .map(
        ([key, value]) =>
          [key, merge(of(old, key), value, of(planned, key), [...path, key])] as const,
      )
      .filter(([, value]) => value !== NONE);
    let at = 0;
    for (const [key, item] of n) {
      const there = result.findIndex(([one]) => one === key);
      if (there >= 0) at = there + 1;
      else if (!mine.has(key) && !old.has(key)) result.splice(at++, 0, [key, item]);
    }
    return result;
  }
}

/** What the plan renamed, under its new name, unless the user has something of that name. */
function renaming(b: Entries, y: Entries, n: Entries) {
  const renamed = renamedKeys(b, n);
  const mine = new Set(y.map(([key]) => key));
  return ([key, value]: Entries[number]): Entries[number] => {
    const name = renamed.get(key);
    return name === undefined || mine.has(name) ? [key, value] : [name, value];
  };
}

const isMap = (value: Value): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function entriesOf(value: Value): Entries | undefined {
  if (value === NONE) return [];
  return isMap(value) ? Object.entries(value) : undefined;
}

/** The items of a list by what tells each from the others; undefined: something does not. */
function itemsOf(value: Value): Entries | undefined {
  if (value === NONE) return [];
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item: unknown) => [identityOf(item), item] as const);
  const known = items.filter(
    (entry): entry is readonly [string, unknown] => entry[0] !== undefined,
  );
  return new Set(known.map(([id]) => id)).size === value.length ? known : undefined;
}

function identityOf(item: unknown): string | undefined {
  if (!isMap(item)) return Array.isArray(item) ? undefined : JSON.stringify(item);
  const id = ["name", "id", "key"].map((key) => item[key]).find((one) => typeof one === "string");
  return id === undefined ? undefined : JSON.stringify({ id });
}
