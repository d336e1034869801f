import type { Rename } from "../migrations/index.ts";
import { namesOf } from "../model/names.ts";
import type { Place } from "./types.ts";

export type { Rename } from "../migrations/index.ts";

/** Kinds that own files, by how many names their address has. */
const DEPTH: Partial<Record<Rename["kind"], number>> = { service: 1, entity: 2, operation: 3 };

/** Files that stand elsewhere because what they belong to got another name: new path, old path. */
export function movesBetween(
  old: readonly Place[],
  next: readonly Place[],
  renames: readonly Rename[],
): [to: string, from: string][] {
  const before = new Map(
    old.map(({ path, source, owner }) => [keyOf(source, renamed(owner, renames), path), path]),
  );
  return next.flatMap(({ path, source, owner }): [string, string][] => {
    const from = before.get(keyOf(source, owner, path));
    return from === undefined || from === path ? [] : [[path, from]];
  });
}

/** A folder that has the first number of a service's version. */
const MAJOR = /\/v\d+(?=\/)/;

/** Files that stand elsewhere because a version was raised: new path, old path. `written`: all that was written last. */
export function movesOfVersions(
  written: ReadonlySet<string>,
  next: readonly Place[],
): [to: string, from: string][] {
  const planned = new Set(next.map(({ path }) => path));
  const gone = new Map(
    [...written]
      .filter((path) => MAJOR.test(path) && !planned.has(path))
      .map((path) => [path.replace(MAJOR, ""), path]),
  );
  return next.flatMap(({ path }): [string, string][] => {
    const from = written.has(path) ? undefined : gone.get(path.replace(MAJOR, ""));
    return from === undefined ? [] : [[path, from]];
  });
}

/** What tells a file of the plan from all others, wherever it stands. */
export const keyOf = (source: string, owner: readonly string[] | undefined, path: string): string =>
  JSON.stringify([source, ...(owner ?? [path])]);

function renamed(owner: readonly string[] | undefined, renames: readonly Rename[]) {
  return owner?.map((name, at) => {
    const address = owner.slice(0, at + 1);
    const rename = renames.find(
      ({ kind, path }) =>
        DEPTH[kind] === address.length &&
        path.length === address.length &&
        path.every((one, index) => namesOf(one).kebab === address[index]),
    );
    return rename ? namesOf(rename.to).kebab : name;
  });
}
