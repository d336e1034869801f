import { byKey, type Reader } from "./reader.ts";

/** What is otherwise in a repo that was there before groundplan came. */
export interface GuestRules {
  /** Globs of files that stay out. */
  without: readonly string[];
  /** Path → where the file goes instead. */
  at: Readonly<Record<string, string>>;
  /** Names of scripts that there are, and the commands of those that run otherwise; `{services}` in them is the services' folders. */
  scripts: Readonly<Record<string, readonly string[]>>;
  /** Packages of the root that stay out; all others go to the kit, whose versions are its own affair. */
  withoutPackages: readonly string[];
  /** Packages whose installation scripts nobody needs: pnpm ends with an error where nothing is said of them. */
  withoutBuilds: readonly string[];
}

const KEYS = ["without", "at", "scripts", "withoutPackages", "withoutBuilds"];

/** `guest` in `base.yaml`. */
export function readGuestRules(base: Reader): GuestRules {
  const read = base.map("guest", KEYS);
  const [at, scripts] = [read.map("at"), read.map("scripts")];
  return {
    without: read.list("without"),
    at: byKey(at, (path) => at.text(path)),
    scripts: byKey(scripts, (name) => scripts.list(name)),
    withoutPackages: read.list("withoutPackages"),
    withoutBuilds: read.list("withoutBuilds"),
  };
}
