import { appendAt, removeAt, setAt } from "./write.ts";
import { isListValue, isMapValue, type Path, type Value } from "./value.ts";

type Map_ = ReadonlyMap<string, Value>;

/** The text with what another says that is the same but for some parts: only these are written. */
export function withDifference(source: string, before: Map_, after: Map_): string {
  return mapped(source, [], before, after);
}

function mapped(source: string, path: readonly string[], before: Map_, after: Map_): string {
  let result = source;
  for (const [key, value] of after) {
    const old = before.get(key);
    const at = [...path, key];
    if (isSame(old, value)) continue;
    if (isMapValue(old) && isMapValue(value)) result = mapped(result, at, old, value);
    else if (isListValue(old) && isListValue(value) && begins(value, old))
      for (const item of value.slice(old.length)) result = appendAt(result, at, item);
    else result = setAt(result, at, value);
  }
  for (const key of before.keys())
    if (!after.has(key)) result = removeAt(result, [...path, key] satisfies Path);
  return result;
}

const begins = (list: readonly Value[], first: readonly Value[]): boolean =>
  first.length > 0 && first.every((item, at) => isSame(item, list[at]));

export function isSame(a: Value | undefined, b: Value | undefined): boolean {
  if (isMapValue(a) && isMapValue(b))
    return a.size === b.size && [...a].every(([key, value]) => isSame(value, b.get(key)));
  if (isListValue(a) && isListValue(b))
    return a.length === b.length && a.every((value, at) => isSame(value, b[at]));
  return a === b;
}
