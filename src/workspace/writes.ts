import { placeOf } from "../merge/review.ts";
import type { Change, Lock, LockedFile } from "../merge/types.ts";
import type { Bases } from "./base-store.ts";
import { BaseWrites } from "./base-writes.ts";
import { HOME } from "../own-files.ts";
import { LOCK_FILE, lockedAfter, lockText } from "./lock-file.ts";

/** One file to put or, without contents, to take away. */
export interface Write {
  path: string;
  contents?: string;
  executable?: boolean;
  /** A new file that takes the mode of this one, where it came from. */
  like?: string;
  /**
   * What has to stand there still: a hash, or `nothing`. Absent: our own book-keeping, whatever is there.
   */
  expect?: string;
}

export const NOTHING = "nothing";

/** What a run leaves behind while it works, and must not reach git. */
const IGNORED = ["run.lock", "run.lock.*", "journal.json", "journal.tmp", "stage/"];
const IGNORE_FILE = `${HOME}/.gitignore`;
/** The files in which the last run marked conflicts. */
export const CONFLICTS_FILE = `${HOME}/conflicts.json`;

/** The steps that are still to be run, by their ids. It is committed as what they make is, so that everyone knows of them. */
export const DUE_FILE = `${HOME}/due.json`;

/** Paths of our own, which no plan may write to. */
export const RESERVED: readonly string[] = [
  `${HOME}/base/any`,
  `${HOME}/base.json`,
  LOCK_FILE,
  IGNORE_FILE,
  CONFLICTS_FILE,
  DUE_FILE,
  ...IGNORED.filter((name) => !name.includes("*")).map(
    (name) => `${HOME}/${name.replace(/\/$/, "")}`,
  ),
];

/**
 * Everything that the changes mean on disk: the files, the merge bases and the lock, in one go. The changes are
 * asked for one by one, in the order of their paths where nothing was written before.
 * `basesIn` reads a file of merge bases as it is now; `due`: the steps that are to be run after this; `isAnew`: merge bases
 * that did not change are written, too.
 */
export function* writesFor(
  changes: Iterable<Change>,
  before: Lock | undefined,
  { groundplan, guest = before?.guest }: Pick<Lock, "groundplan" | "guest">,
  basesIn: (file: string) => Bases = () => new Map(),
  due: readonly string[] = [],
  isAnew = false,
): Generator<Write> {
  const files = new Map<string, LockedFile>();
  const marked: string[] = [];
  const bases = new BaseWrites(before, basesIn, isAnew);
  for (const change of before ? inOrder(changes) : changes) {
    yield* fileWrites(change);
    const { path } = change;
    if (change.kind === "merge" && change.marks.length > 0) marked.push(placeOf(change));
    const locked = lockedAfter(change, before?.files.get(path));
    if (!locked) continue;
    files.set(path, locked);
    if (locked.ownership === "merged") yield* bases.add(path, locked, contentsOf(change));
  }
  yield* bases.rest();
  yield { path: LOCK_FILE, contents: lockText({ groundplan, ...(guest && { guest }), files }) };
  if (before || marked.length > 0) yield listWrite(CONFLICTS_FILE, marked);
  if (before || due.length > 0) yield listWrite(DUE_FILE, due);
  if (!before) yield { path: IGNORE_FILE, contents: `${IGNORED.join("\n")}\n` };
}

/** Merge bases are written folder by folder. */
const inOrder = (changes: Iterable<Change>): Change[] =>
  [...changes].toSorted((a, b) => (a.path < b.path ? -1 : 1));

/** What a change means on disk, besides merge bases and lock. */
export function* fileWrites(change: Change): Generator<Write> {
  if (change.kind === "same" || change.kind === "conflict" || change.kind === "kept") return;
  const { kind, path } = change;
  if (kind === "delete") return yield { path, expect: change.was };
  const { contents, executable = false } = change.next;
  if (kind === "create") return yield { path, contents, executable, expect: NOTHING };
  const { from, was } = change;
  const put = ("put" in change ? change.put : undefined) ?? contents;
  if (from === undefined) yield { path: placeOf(change), contents: put, expect: was };
  else {
    yield { path, contents: put, like: from, expect: NOTHING };
    yield { path: from, expect: was };
  }
  if (kind === "replace")
    yield { path: change.aside.path, contents: change.aside.text, expect: NOTHING };
}

/** A list in a file of its own, which is not there while the list is empty. */
export const listWrite = (path: string, all: readonly string[]): Write => ({
  path,
  ...(all.length > 0 && { contents: `${JSON.stringify(all, null, 2)}\n` }),
});

const contentsOf = (change: Change): string | undefined =>
  change.kind === "delete" || (change.kind === "same" && change.why === "left")
    ? undefined
    : change.next?.contents;
