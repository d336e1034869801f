/** The id of a decision, as it stands beside what follows from it. */
const ID = /\bD-[a-z][a-z-]*/g;

export const idsIn = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(ID), ([id]) => id)),
];

/** One text of `templates/`: a file, or a partial or slot under the name by which it is called. */
export interface Text {
  name: string;
  text: string;
  /** Names of the partials and slots that it calls. */
  calls: readonly string[];
}

/** By name: the ids in a text and in all that it may call. Those that have none are left out. */
export function idsByName(texts: readonly Text[]): Record<string, readonly string[]> {
  const byName = new Map<string, Text[]>();
  for (const one of texts) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  const reach = (name: string, seen: Set<string>): string[] => {
    if (seen.has(name)) return [];
    seen.add(name);
    return (byName.get(name) ?? []).flatMap(({ text, calls }) => [
      ...idsIn(text),
      ...calls.flatMap((called) => reach(called, seen)),
    ]);
  };
  const all = [...byName.keys()].map(
    (name) => [name, [...new Set(reach(name, new Set()))]] as const,
  );
  return Object.fromEntries(all.filter(([, ids]) => ids.length > 0));
}
