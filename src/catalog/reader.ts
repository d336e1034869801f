/** Reads one map of a manifest, key by key. Everything throws where the manifest is wrong: it is ours, so that is a defect. */
export interface Reader {
  keys(): string[];
  /** Anything; undefined where it says nothing. */
  value(key: string): unknown;
  /** Required, not empty. */
  text(key: string): string;
  /** Required. */
  number(key: string): number;
  /** False where it says nothing. */
  flag(key: string): boolean;
  /** Of texts; empty where it says nothing. */
  list(key: string): string[];
  /** Of numbers; empty where it says nothing. */
  numbers(key: string): number[];
  /** Empty where it says nothing. `known`: the keys that it may have; absent: any. */
  map(key: string, known?: readonly string[]): Reader;
  /** A list of maps that have these keys; empty where it says nothing. */
  maps(key: string, known: readonly string[]): Reader[];
  fail(why: string): never;
}

/** @param place shown in errors: `templates/<path>`, then the keys that lead to this map. */
export function reader(data: unknown, place: string, known?: readonly string[]): Reader {
  const fail = (why: string): never => {
    throw new Error(`${place}: ${why}`);
  };
  if (!isMap(data)) return fail("is not a map");
  for (const key of Object.keys(data))
    if (known && !known.includes(key)) fail(`does not know "${key}"`);
  const value = (key: string): unknown => (Object.hasOwn(data, key) ? data[key] : undefined);
  const all = (key: string): unknown[] => {
    const found = value(key) ?? [];
    return Array.isArray(found) ? found : fail(`wants a list in "${key}"`);
  };
  return {
    fail,
    value,
    keys: () => Object.keys(data),
    text(key) {
      const found = value(key);
      return isText(found) ? found : fail(`wants text in "${key}"`);
    },
    number(key) {
      const found = value(key);
      return typeof found === "number" ? found : fail(`wants a number in "${key}"`);
    },
    flag(key) {
      const found = value(key) ?? false;
      return typeof found === "boolean" ? found : fail(`wants true or false in "${key}"`);
    },
    list: (key) => all(key).map((one) => (isText(one) ? one : fail(`wants texts in "${key}"`))),
    numbers: (key) =>
      all(key).map((one) => (typeof one === "number" ? one : fail(`wants numbers in "${key}"`))),
    map: (key, inner) => reader(value(key) ?? {}, `${place} › ${key}`, inner),
    maps: (key, inner) => all(key).map((one, at) => reader(one, `${place} › ${key}[${at}]`, inner)),
  };
}

const isMap = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);

const isText = (one: unknown): one is string => typeof one === "string" && one !== "";

/** Every entry of a map, read one by one. */
export const byKey = <T>(map: Reader, read: (key: string) => T): Record<string, T> =>
  Object.fromEntries(map.keys().map((key) => [key, read(key)]));
