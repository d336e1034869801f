import type { Position, Range } from "./pages.ts";
import { alreadyExists } from "./problem.ts";

/** Keeps things in memory and behaves as the adapters of the database do: for tests of use cases. */
export interface MemoryStore<T extends Position> {
  /** By `id` or any other unique field. */
  find(key: Partial<T>): Promise<T | undefined>;
  /** Newest first; other fields than those of the range filter. */
  newest(range: Range & Partial<T>): Promise<T[]>;
  /** With the event that tells of it, if there is one; so do `change` and `remove`. */
  add(thing: T, event?: object): Promise<void>;
  /** Stores what the rule makes of it. When the rule throws, nothing is changed. */
  change(
    key: Partial<T>,
    rule: (thing: T) => T,
    event?: (after: T) => object,
  ): Promise<T | undefined>;
  remove(key: Partial<T>, event?: (before: T) => object): Promise<boolean>;
}

/**
 * `unique` are fields of which no two things have the same value; `what` is the thing's name in problems. Events go to `told` with
 * the change that they tell of.
 */
export function memoryStore<T extends Position>(
  what: string,
  unique: readonly (keyof T & string)[] = [],
  told: object[] = [],
): MemoryStore<T> {
  const kept = new Map<string, T>();
  const first = (key: Partial<T>) => kept.values().find((thing) => matches(thing, key));

  function put(thing: T): T {
    for (const other of kept.values()) {
      if (other.id === thing.id) continue;
      const taken = unique.some(
        (field) => thing[field] !== undefined && thing[field] === other[field],
      );
      if (taken) throw alreadyExists(what);
    }
    const stored = copy(thing);
    kept.set(stored.id, stored);
    return copy(stored);
  }

  return {
    async find(key) {
      const thing = first(key);
      return thing && copy(thing);
    },
    async newest({ after, limit, ...filter }) {
      const found = [...kept.values()].filter(
        (thing) =>
          matches(thing, filter as unknown as Partial<T>) &&
          (!after || newestFirst(after, thing) < 0),
      );
      return found.sort(newestFirst).slice(0, limit).map(copy);
    },
    async add(thing, event) {
      if (kept.has(thing.id)) throw alreadyExists(what);
      put(thing);
      if (event) told.push(event);
    },
    async change(key, rule, event) {
      const thing = first(key);
      if (!thing) return undefined;
      const after = rule(copy(thing));
      const tells = event ? [event(copy(after))] : [];
      const stored = put(after);
      told.push(...tells);
      return stored;
    },
    async remove(key, event) {
      const thing = first(key);
      if (!thing) return false;
      const tells = event ? [event(copy(thing))] : [];
      kept.delete(thing.id);
      told.push(...tells);
      return true;
    },
  };
}

const matches = <T extends object>(thing: T, key: Partial<T>) =>
  Object.entries(key).every(
    ([name, value]) => value === undefined || thing[name as keyof T] === value,
  );

const newestFirst = (a: Position, b: Position) =>
  compare(b.createdAt, a.createdAt) || compare(b.id, a.id);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Things are plain JSON: nobody shares them with the store, and what is `undefined` is absent. */
const copy = <T>(thing: T): T => JSON.parse(JSON.stringify(thing)) as T;
