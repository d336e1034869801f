/** What is written into a blueprint: plain data, in the order in which it is to stand there. */
export type Value = string | number | boolean | readonly Value[] | ReadonlyMap<string, Value>;

/** Where something stands: keys of maps and indexes of lists. */
export type Path = readonly (string | number)[];

export const isMapValue = (value: Value | undefined): value is ReadonlyMap<string, Value> =>
  value instanceof Map;

export const isListValue = (value: Value | undefined): value is readonly Value[] =>
  Array.isArray(value);

/** A value with this at a path below it. */
export const nested = (path: readonly string[], value: Value): Value =>
  path.reduceRight<Value>((inner, key) => new Map([[key, inner]]), value);
