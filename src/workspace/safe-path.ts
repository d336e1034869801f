import { WorkspaceError } from "./failure.ts";

/** Names that Windows keeps for devices, and characters that it keeps for itself. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const FORBIDDEN = /[<>:"|?*\\\u0000-\u001f\u007f]|[. ]$/;

/**
 * Refuses a plan of which a path leaves the repo, is not portable, or stands in another's way: twice, in two
 * spellings that differ in case only, or as a file and as a folder.
 */
export function checkPaths(paths: Iterable<string>): void {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const path of paths) {
    checkPath(path);
    const folded = fold(path);
    const twin = files.get(folded);
    if (twin !== undefined) throw clash(twin, path);
    files.set(folded, path);
    for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) {
      const folder = path.slice(0, end);
      const other = folders.get(fold(folder)) ?? folder;
      if (other !== folder) throw clash(other, folder);
      folders.set(fold(folder), folder);
    }
  }
  for (const [folded, path] of files) {
    if (folders.has(folded)) throw clash(path, `${folders.get(folded)}/`);
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
