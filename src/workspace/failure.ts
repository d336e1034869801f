/** Why the workspace refuses or fails; a code is never given to something else. */
export const WORKSPACE_CODES = {
  GP8001: "the folder is not empty",
  GP8002: "no folder",
  GP8003: "a path that leaves the repo or that no system can hold",
  GP8004: "two files want the same path",
  GP8005: "a link leads out of the repo",
  GP8006: "something else stands where a file should go",
  GP8007: "the file system refuses",
  GP8008: "another run is at work",
  GP8009: "a file changed meanwhile",
  GP8010: "lock.json cannot be read",
  GP8011: "an interrupted run can be neither finished nor undone",
  GP8012: "no repo of groundplan",
  GP8013: "a script that the repo does not have",
  GP8014: "packages are not installed",
  GP8015: "a later version wrote the repo",
  GP8016: "marked conflicts of the last run are still there",
  GP8017: "the changes are not those that were reviewed",
  GP8018: "the repo has no blueprint",
  GP8019: "a contract cannot be read",
  GP8020: "no git repository",
  GP8021: "no such commit",
  GP8022: "the repo is not what its blueprint says",
  GP8023: "what was there before is in the way of a service",
  GP8024: "package.json cannot be read",
  GP8026: "the repo's own build or scripts would take in the services",
  GP8027: "a package manager, or a setting of it, by which services cannot be installed",
  GP8028: "conflicts of a git merge that a person has to settle",
  GP8025: "a folder inside of another workspace",
} as const;

export type WorkspaceCode = keyof typeof WORKSPACE_CODES;

/** Something about the user's folder stands in the way; what was there before is there still. Exit code 1. */
export class WorkspaceError extends Error {
  readonly code: WorkspaceCode;
  /** What to do about it. */
  readonly help: string;
  constructor(code: WorkspaceCode, message: string, help: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "WorkspaceError";
    this.code = code;
    this.help = help;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "There is no space left on the disk",
  EDQUOT: "The disk quota is used up",
  EACCES: "Permission is denied",
  EPERM: "The operation is not permitted",
  EROFS: "The file system is read-only",
  ENAMETOOLONG: "A name is too long for this file system",
  EMFILE: "Too many files are open",
};

/** An error of the file system as something a person can act on; anything else as it was. */
export function explain(error: unknown, outcome: string): unknown {
  if (!isSystemError(error)) return error;
  const reason = REASONS[error.code] ?? `The file system refuses (${error.code})`;
  const where = error.path ? `: ${error.path}` : "";
  const help = `${outcome} Make room or set the permissions, then run it again.`;
  return new WorkspaceError("GP8007", `${reason}${where}`, help, { cause: error });
}

export function isSystemError(error: unknown): error is Error & { code: string; path?: string } {
  return (
    error instanceof Error &&
    !(error instanceof WorkspaceError) &&
    "code" in error &&
    typeof error.code === "string" &&
    /^E[A-Z0-9]+$/.test(error.code)
  );
}
