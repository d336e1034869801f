import { sha256 } from "../merge/hash.ts";
import type { Lock, LockedFile } from "../merge/types.ts";
import { baseFileFor, baseFolderOf, basesText, type Bases } from "./base-store.ts";
import type { Write } from "./writes.ts";

/** The merged files of one folder, as the lock knows them. */
type Group = Map<string, LockedFile>;

interface OpenGroup {
  locked: Group;
  /** What is put there now. */
  bases: Map<string, string>;
}

/**
 * Collects the merge base of every merged file, which is what was last written of it. Files come in the order of
 * their paths, so that a folder is done when the next one begins, and need not be held any longer.
 */
export class BaseWrites {
  readonly #before = new Map<string, Group>();
  readonly #open = new Map<string, OpenGroup>();
  readonly #done = new Set<string>();
  readonly #basesIn: (file: string) => Bases;
  readonly #isAnew: boolean;

  /** `isAnew`: what did not change is written, too. */
  constructor(before: Lock | undefined, basesIn: (file: string) => Bases, isAnew = false) {
    this.#basesIn = basesIn;
    this.#isAnew = isAnew;
    for (const [path, file] of before?.files ?? []) {
      if (file.ownership !== "merged") continue;
      const folder = baseFolderOf(path);
      this.#before.set(folder, (this.#before.get(folder) ?? new Map()).set(path, file));
    }
  }

  /**
   * `locked`: what the lock is going to say of it. `contents`: the plan's; they are what is written, except where the
   * lock keeps what it said before.
   */
  *add(path: string, locked: LockedFile, contents: string | undefined): Generator<Write> {
    for (const folder of this.#open.keys()) {
      if (folder !== "" && !path.startsWith(`${folder}/`)) yield* this.#close(folder);
    }
    const folder = baseFolderOf(path);
    if (this.#done.has(folder)) throw new Error(`${path} comes too late: paths are out of order`);
    const group = this.#open.get(folder) ?? { locked: new Map(), bases: new Map() };
    this.#open.set(folder, group);
    group.locked.set(path, locked);
    const isKept = locked === this.#before.get(folder)?.get(path);
    if (contents !== undefined && (!isKept || sha256(contents) === locked.sha256))
      group.bases.set(path, contents);
  }

  /** What is left when the last file came. */
  *rest(): Generator<Write> {
    for (const folder of this.#open.keys()) yield* this.#close(folder);
    for (const folder of this.#before.keys()) {
      if (!this.#done.has(folder)) yield { path: baseFileFor(folder) };
    }
  }

  *#close(folder: string): Generator<Write> {
    const { locked, bases } = this.#open.get(folder)!;
    this.#open.delete(folder);
    this.#done.add(folder);
    if (!this.#isAnew && isSame(locked, this.#before.get(folder))) return;
    const path = baseFileFor(folder);
    const old = bases.size < locked.size ? this.#basesIn(path) : new Map<string, string>();
    for (const file of locked.keys()) {
      const base = bases.get(file) ?? old.get(file);
      if (base !== undefined) bases.set(file, base);
    }
    yield { path, contents: basesText(bases) };
  }
}

const isSame = (now: Group, before: Group = new Map()): boolean =>
  now.size === before.size &&
  [...now].every(([path, file]) => file.sha256 === before.get(path)?.sha256);
