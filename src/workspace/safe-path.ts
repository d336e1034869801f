import { WorkspaceError } from "./failure.ts";

/** Names that Windows keeps for devices, and characters that it keeps for itself. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const FORBIDDEN = /[<>:"|?*\\\u0000-\u001f\u007f]|[. ]$/;

/**
 * Refuses a path that leaves the repo, is not portable, or stands in the way of one that came before: the same, in
 * another spelling that differs in case only, or as a file where a folder is.
 */
export class PathCheck {
  readonly #files = new Map<string, string>();
  readonly #folders = new Map<string, string>();

  add(path: string): void {
    checkPath(path);
    const folded = fold(path);
    const twin = this.#files.get(folded);
    if (twin !== undefined) throw clash(twin, path);
    const inside = this.#folders.get(folded);
    if (inside !== undefined) throw clash(path, `${inside}/`);
    this.#files.set(folded, path);
    for (let end = path.lastIndexOf("/"); end >= 0; end = path.lastIndexOf("/", end - 1)) {
      if (!this.#addFolder(path.slice(0, end))) return;
    }
  }

  /** False: it is known, and so are those that it lies in. */
  #addFolder(folder: string): boolean {
    const folded = fold(folder);
    const known = this.#folders.get(folded);
    if (known === folder) return false;
    if (known !== undefined) throw clash(known, folder);
    const file = this.#files.get(folded);
    if (file !== undefined) throw clash(file, `${folder}/`);
    this.#folders.set(folded, folder);
    return true;
  }
}

/** As file systems that ignore case and normal forms see it. */
const fold = (path: string): string => path.normalize("NFC").toLowerCase();

function clash(one: string, other: string): WorkspaceError {
  const message = `Two files of the plan cannot stand beside each other: ${one} and ${other}`;
  return new WorkspaceError("GP8004", message, "Give one of them another name in the blueprint.");
}

function checkPath(path: string): void {
  const segments = path.split("/");
  const why = path === "" ? "it is empty" : segments.map(complaint).find(Boolean);
  if (why === undefined) return;
  throw new WorkspaceError(
    "GP8003",
    `The plan wants to write to ${JSON.stringify(path)}: ${why}`,
    "Every path stays inside the repo and works on every system; rename what it was made from.",
  );
}

function complaint(segment: string): string | undefined {
  if (segment === "") return "it is absolute or has an empty part";
  if (segment === "." || segment === "..") return "it steps out";
  if (/^\.git$/i.test(segment)) return "it would reach into git";
  if (DEVICE.test(segment)) return `Windows cannot hold a file called ${segment}`;
  if (FORBIDDEN.test(segment)) return "a character is not possible on every system";
  return undefined;
}
