import { sha256 } from "../merge/hash.ts";
import type { Change, Lock } from "../merge/types.ts";
import { baseFileOf, basesText, type Bases } from "./base-store.ts";
import { HOME } from "./home.ts";
import { LOCK_FILE, lockText, nextLock } from "./lock-file.ts";

/** One file to put or, without contents, to take away. */
export interface Write {
  path: string;
  contents?: string;
  executable?: boolean;
  /**
   * What has to stand there still: a hash, or `nothing`. Absent: our own book-keeping, whatever is there.
   */
  expect?: string;
}

export const NOTHING = "nothing";

/** What a run leaves behind while it works, and must not reach git. */
const IGNORED = ["run.lock", "journal.json", "journal.tmp", "stage/"];
const IGNORE_FILE = `${HOME}/.gitignore`;

/** Paths of our own, which no plan may write to. */
export const RESERVED: readonly string[] = [
  `${HOME}/base/any`,
  `${HOME}/base.json`,
  LOCK_FILE,
  IGNORE_FILE,
  ...IGNORED.map((name) => `${HOME}/${name.replace(/\/$/, "")}`),
];

/**
 * Everything that the changes mean on disk: the files, the merge bases and the lock, in one go.
 * `basesIn` reads a file of merge bases as it is now.
 */
export function* writesFor(
  changes: readonly Change[],
  before: Lock | undefined,
  groundplan: string,
  basesIn: (file: string) => Bases = () => new Map(),
): Generator<Write> {
  for (const change of changes) {
    if (change.kind === "create" || change.kind === "update") {
      const { path, contents, executable = false } = change.next;
      const expect = change.kind === "update" ? change.was : NOTHING;
      yield { path, contents, executable, expect };
    } else if (change.kind === "delete") yield { path: change.path, expect: change.was };
  }
  const next = nextLock(groundplan, before, changes);
  yield* baseWrites(changes, before, next, basesIn);
  yield { path: LOCK_FILE, contents: lockText(next) };
  if (!before) yield { path: IGNORE_FILE, contents: `${IGNORED.join("\n")}\n` };
}

/** The merge base of every merged file is what was last written of it. */
function* baseWrites(
  changes: readonly Change[],
  before: Lock | undefined,
  next: Lock,
  basesIn: (file: string) => Bases,
): Generator<Write> {
  const planned = new Map<string, string>();
  for (const change of changes) {
    if (change.kind !== "delete" && change.next) planned.set(change.path, change.next.contents);
  }
  const merged = new Map<string, string[]>();
  for (const path of pathsMergedIn(next)) {
    const file = baseFileOf(path);
    merged.set(file, [...(merged.get(file) ?? []), path]);
  }
  for (const file of filesThatChange(before, next)) {
    const paths = merged.get(file);
    if (!paths) {
      yield { path: file };
      continue;
    }
    const old = basesIn(file);
    const bases = new Map<string, string>();
    for (const path of paths) {
      const contents = planned.get(path);
      const isWritten = contents !== undefined && sha256(contents) === next.files.get(path)?.sha256;
      const text = isWritten ? contents : old.get(path);
      if (text !== undefined) bases.set(path, text);
    }
    yield { path: file, contents: basesText(bases) };
  }
}

function pathsMergedIn(lock: Lock | undefined): string[] {
  return [...(lock?.files ?? [])].flatMap(([path, { ownership }]) =>
    ownership === "merged" ? [path] : [],
  );
}

/** Files of merge bases of which some base comes, goes or changes. */
function filesThatChange(before: Lock | undefined, next: Lock): Set<string> {
  const files = new Set<string>();
  for (const path of new Set([...pathsMergedIn(before), ...pathsMergedIn(next)])) {
    const was = before?.files.get(path);
    const now = next.files.get(path);
    const isSame = was?.sha256 === now?.sha256 && was?.ownership === now?.ownership;
    if (!isSame) files.add(baseFileOf(path));
  }
  return files;
}
