/** A blueprint in the making, as the file will have it. A key of the user's is never a property of ours. */
export type Draft = ReadonlyMap<string, Part>;
export type Part = string | number | boolean | readonly Part[] | Draft;

/** The draft with something else at a path; maps on the way are made where they are missing. */
export function put(draft: Draft, path: readonly string[], part: Part): Draft {
  const [key, ...rest] = path;
  if (key === undefined) throw new Error("nothing is put at no path");
  return new Map([...draft, [key, rest.length > 0 ? put(mapAt(draft, [key]), rest, part) : part]]);
}

/** The draft without what stands at a path, nor a map that becomes empty by it. */
export function without(draft: Draft, path: readonly string[]): Draft {
  const [key = "", ...rest] = path;
  const left = rest.length > 0 ? without(mapAt(draft, [key]), rest) : undefined;
  if (left && left.size > 0) return put(draft, [key], left);
  return new Map([...draft].filter(([name]) => name !== key));
}

/** What stands at a path. */
export function partAt(draft: Draft, path: readonly string[]): Part | undefined {
  const [key = "", ...rest] = path;
  const part = draft.get(key);
  if (rest.length === 0) return part;
  return part instanceof Map ? partAt(part, rest) : undefined;
}

/** The map at a path; an empty one where there is none. */
export function mapAt(draft: Draft, path: readonly string[]): Draft {
  const part = partAt(draft, path);
  return part instanceof Map ? part : new Map();
}

/** The list at a path; an empty one where there is none. */
export function listAt(draft: Draft, path: readonly string[]): readonly string[] {
  const part = partAt(draft, path);
  return Array.isArray(part) ? part.filter((one) => typeof one === "string") : [];
}

/** The names in the map at a path. */
export const namesAt = (draft: Draft, path: readonly string[]): string[] => [
  ...mapAt(draft, path).keys(),
];
