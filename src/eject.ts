import type { LoadedCatalog } from "./index.ts";
import { isWritten } from "./merge/review.ts";
import type { Reported } from "./merge/report.ts";
import { find } from "./regenerate/find.ts";
import { nodeDisk, type Disk } from "./workspace/disk.ts";
import { WorkspaceError } from "./workspace/failure.ts";
import { inRepo } from "./workspace/in-repo.ts";
import { leave } from "./workspace/leave.ts";
import type { Recovery } from "./workspace/recover.ts";

export interface Ejected {
  root: string;
  /** The files that change because they spoke of groundplan. */
  changes: readonly Reported[];
  /** What an interrupted earlier run had left, and what was done with it. */
  recovered?: Recovery;
}

/** A comment that leads to what goes. */
const SCHEMA = /^#\s*yaml-language-server:.*\.groundplan\/.*\r?\n(?:\r?\n)?/m;

/**
 * Takes groundplan out of a repo: its folder goes, and what speaks of it in files that it wrote, merged with what was changed
 * there; `blueprint.yaml` stays as a document. All or nothing; `write: false` only says what would change.
 * @throws {WorkspaceError} where the repo is not what its blueprint says (GP8022), and as `regenerate` does.
 */
export function eject(
  root: string,
  write: boolean,
  { catalog, disk = nodeDisk }: { catalog: LoadedCatalog; disk?: Disk },
): Promise<Ejected> {
  return inRepo(
    root,
    write,
    (recovered) => {
      const now = find(root, { mode: "check" }, { catalog, disk });
      if (now.changes.some(isWritten)) throw drift();
      const text = now.blueprint.replace(SCHEMA, "");
      const given = { mode: "write", favor: "ours", ejected: true, blueprintText: text } as const;
      const { changes, report } = find(root, given, { catalog, disk });
      if (write) leave(root, changes, disk);
      return { root, changes: report.changes, ...(recovered && { recovered }) };
    },
    disk,
  );
}

const drift = () =>
  new WorkspaceError(
    "GP8022",
    "The repo is not what its blueprint says",
    "Nothing was changed. Run groundplan regenerate first, or set the blueprint back.",
  );
