import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** The program as users start it, bundled. */
export const PROGRAM = join(import.meta.dirname, "../../bin/groundplan.js");

if (!existsSync(join(import.meta.dirname, "../../dist/cli.js")))
  throw new Error("dist/ is missing; npm run build makes it");

/** An empty folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "groundplan-test-"));
  // Thousands of installed files may be in it.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }), 60_000);
  return folder;
}

/** The environment of a user: nothing of the test runner's, and a state folder of its own. */
export function environment(cwd: string, extra: NodeJS.ProcessEnv = {}): Record<string, string> {
  const hidden = /^(FORCE_COLOR|NO_COLOR|CI|VITEST.*|NODE_ENV|npm_.*)$/i;
  const own = Object.entries(process.env).filter(([name]) => !hidden.test(name));
  const all = { ...Object.fromEntries(own), XDG_STATE_HOME: join(cwd, "state"), ...extra };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
