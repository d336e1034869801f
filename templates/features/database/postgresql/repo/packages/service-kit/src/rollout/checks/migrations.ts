import { asProgram, type Finding, finding } from "../finding.ts";
import { changesSince } from "./changes.ts";

/**
 * Are migrations only added since the version that runs? One that has run does not run again: what is changed or taken away in it
 * never reaches the database.
 */
export function checkMigrations(since = process.env.ROLLOUT_SINCE ?? "", root?: string): Finding {
  const changes = changesSince(since, "services", root).filter(({ path }) =>
    /^services\/[^/]+\/migrations\/[^/]+\.sql$/.test(path),
  );
  const added = changes.filter(({ kind }) => kind === "A");
  return finding(
    changes.filter(({ kind }) => kind !== "A").map(({ kind, path }) => `${kind} ${path}`),
    [...added.map(({ path }) => `to be reviewed: ${path}`), `${added.length} added since ${since}`],
  );
}

if (import.meta.main) await asProgram(async () => checkMigrations());
