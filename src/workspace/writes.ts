import type { Change, Lock } from "../merge/types.ts";
import { basePath, HOME, LOCK_FILE, lockText, nextLock } from "./lock-file.ts";

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
  LOCK_FILE,
  IGNORE_FILE,
  `${HOME}/base`,
  ...IGNORED.map((name) => `${HOME}/${name.replace(/\/$/, "")}`),
];

/** Everything that the changes mean on disk: the files, the merge bases and the lock, in one go. */
export function* writesFor(
  changes: readonly Change[],
  before: Lock | undefined,
  groundplan: string,
): Generator<Write> {
  for (const change of changes) {
    if (change.kind === "create" || change.kind === "update") {
      const { path, contents, executable = false } = change.next;
      const expect = change.kind === "update" ? change.was : NOTHING;
      yield { path, contents, executable, expect };
    } else if (change.kind === "delete") yield { path: change.path, expect: change.was };
  }
  const next = nextLock(groundplan, before, changes);
  yield* baseWrites(changes, before, next);
  yield { path: LOCK_FILE, contents: lockText(next) };
  if (!before) yield { path: IGNORE_FILE, contents: `${IGNORED.join("\n")}\n` };
}

/** The merge base of every merged file is what was last written of it. */
function* baseWrites(
  changes: readonly Change[],
  before: Lock | undefined,
  next: Lock,
): Generator<Write> {
  for (const change of changes) {
    if (change.kind === "delete" || change.kind === "conflict" || !change.next) continue;
    const now = next.files.get(change.path);
    const was = before?.files.get(change.path);
    if (now?.ownership !== "merged" || now === was) continue;
    if (was?.ownership === "merged" && was.sha256 === now.sha256) continue;
    yield { path: basePath(change.path), contents: change.next.contents };
  }
  for (const [path, was] of before?.files ?? []) {
    if (was.ownership === "merged" && next.files.get(path)?.ownership !== "merged") {
      yield { path: basePath(path) };
    }
  }
}
