import { idsIn } from "../render/ids.ts";
import type { Draft } from "./types.ts";

/** Where the ids of decisions stand, in the order of the paths. */
export type Places = (id: string) => readonly string[];

/**
 * Finds the ids that stand beside what follows from decisions, in all files but documents. Their templates say which files may have
 * some: these few are made for the search, and kept until somebody takes them from the drafts that come back.
 */
export function searched(drafts: readonly Draft[]): { drafts: Draft[]; places: Places } {
  const kept = new Map<Draft, string>();
  let found: Map<string, string[]> | undefined;
  const search = () => {
    const paths = new Map<string, Set<string>>();
    for (const draft of drafts.filter(speaks)) {
      const contents = draft.contents();
      kept.set(draft, contents);
      for (const id of idsIn(contents)) paths.set(id, (paths.get(id) ?? new Set()).add(draft.path));
    }
    return new Map(Array.from(paths, ([id, its]) => [id, [...its].toSorted()]));
  };
  return {
    drafts: drafts.map((draft) =>
      speaks(draft)
        ? {
            ...draft,
            contents() {
              const contents = kept.get(draft);
              kept.delete(draft);
              return contents ?? draft.contents();
            },
          }
        : draft,
    ),
    places: (id) => (found ??= search()).get(id) ?? [],
  };
}

const speaks = ({ path, ids }: Draft): boolean => ids !== undefined && !path.endsWith(".md");

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
