import { dirname, join, relative, isAbsolute } from "node:path";
import type { Disk, Entry } from "./disk.ts";
import { WorkspaceError } from "./failure.ts";

/** Lets through only what stays inside a root, whatever links stand in between. Each folder is looked at once. */
export class Gate {
  readonly #disk: Disk;
  readonly #root: string;
  readonly #seen = new Map<string, boolean>();

  /** `root`: an existing folder. */
  constructor(disk: Disk, root: string) {
    this.#disk = disk;
    this.#root = root;
    this.#seen.set(".", true);
  }

  /**
   * What stands at a path that was checked by `checkPaths`: a file or nothing.
   * Throws where a parent leads out of the root or is no folder, and where the path itself is anything but a file.
   */
  look(path: string): Entry | undefined {
    if (!this.#exists(dirname(path), path)) return undefined;
    const entry = this.#disk.lstat(join(this.#root, path));
    if (!entry || entry.kind === "file") return entry;
    throw inTheWay(path, entry);
  }

  /** Folders that have to be made for a path, outermost first. */
  missing(path: string): string[] {
    const folder = dirname(path);
    return this.#exists(folder, path) ? [] : [...this.missing(folder), folder];
  }

  #exists(folder: string, path: string): boolean {
    const known = this.#seen.get(folder);
    if (known !== undefined) return known;
    const found = this.#exists(dirname(folder), path) && this.#isFolder(folder, path);
    this.#seen.set(folder, found);
    return found;
  }

  #isFolder(folder: string, path: string): boolean {
    const full = join(this.#root, folder);
    const entry = this.#disk.lstat(full);
    if (!entry || entry.kind === "folder") return entry !== undefined;
    if (entry.kind !== "link") throw inTheWay(folder, entry);
    const from = relative(this.#disk.realpath(this.#root), this.#disk.realpath(full));
    if (
      from === ".." ||
      /^\.\.[\\/]/.test(from) ||
      isAbsolute(from) ||
      /^\.git([\\/]|$)/i.test(from)
    ) {
      throw new WorkspaceError(
        "GP8005",
        `${path} would be written through the link ${folder}, which leads out of the repo`,
        "Remove the link, or make it a folder.",
      );
    }
    return true;
  }
}

const NAMES: Readonly<Record<Entry["kind"], string>> = {
  file: "A file",
  folder: "A folder",
  link: "A link",
  other: "Something that is no file",
};

function inTheWay(path: string, { kind }: Entry): WorkspaceError {
  const message = `${NAMES[kind]} stands where groundplan wants to write: ${path}`;
  return new WorkspaceError("GP8006", message, "Move it away, then run it again.");
}
