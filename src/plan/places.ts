import type { Draft } from "./types.ts";

/** Where the ids of decisions stand, in the order of the paths. */
export type Places = (id: string) => readonly string[];

const ID = /\bD-[a-z][a-z-]*/g;

/**
 * Finds the ids that stand beside what follows from decisions, in all files but documents. Files have to be made for that: they are kept until
 * somebody takes them from the drafts that come back.
 */
export function searched(drafts: readonly Draft[]): { drafts: Draft[]; places: Places } {
  const kept = new Map<Draft, string>();
  let found: Map<string, string[]> | undefined;
  const search = () => {
    const paths = new Map<string, Set<string>>();
    for (const draft of drafts.filter(({ path }) => !path.endsWith(".md"))) {
      const contents = draft.contents();
      kept.set(draft, contents);
      for (const [id] of contents.matchAll(ID))
        paths.set(id, (paths.get(id) ?? new Set()).add(draft.path));
    }
    return new Map(Array.from(paths, ([id, its]) => [id, [...its].toSorted()]));
  };
  return {
    drafts: drafts.map((draft) => ({
      ...draft,
      contents() {
        const contents = kept.get(draft);
        kept.delete(draft);
        return contents ?? draft.contents();
      },
    })),
    places: (id) => (found ??= search()).get(id) ?? [],
  };
}

/** Paths that differ in the name of a service alone become one, with `*` for the name. */
export function folded(paths: readonly string[], services: readonly string[]): string[] {
  const shapes = paths.map((path) => shapeOf(path, services));
  const several = (shape: string) => shapes.filter((one) => one === shape).length > 1;
  return [...new Set(paths.map((path, at) => (several(shapes[at]!) ? shapes[at]! : path)))];
}

/** With `*` for the first part of the path that a service is called like, but for its ending. */
function shapeOf(path: string, services: readonly string[]): string {
  const parts = path.split("/");
  const at = parts.findIndex((part) => services.includes(part.replace(/\..*$/, "")));
  const part = parts[at];
  return part === undefined ? path : parts.with(at, part.replace(/^[^.]+/, "*")).join("/");
}
