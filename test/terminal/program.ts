import { existsSync } from "node:fs";
import { join } from "node:path";

/** The program as users start it, bundled. */
export const PROGRAM = join(import.meta.dirname, "../../bin/groundplan.js");

if (!existsSync(join(import.meta.dirname, "../../dist/cli.cjs")))
  throw new Error("dist/ is missing; npm run build makes it");

/** The environment of a user: nothing of the test runner's, and a state folder of its own. */
export function environment(cwd: string, extra: NodeJS.ProcessEnv = {}): Record<string, string> {
  const hidden = /^(FORCE_COLOR|NO_COLOR|CI|VITEST.*|NODE_ENV|npm_.*)$/i;
  const own = Object.entries(process.env).filter(([name]) => !hidden.test(name));
  const all = { ...Object.fromEntries(own), XDG_STATE_HOME: join(cwd, "state"), ...extra };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** What is asked of the whole system between its users and its services, by how each question begins. */
export const OF_SYSTEM: readonly string[] = ["Requests in", "Milliseconds in", "Percent of"];

/** What is asked of the whole system when all services are known. */
export const AT_THE_END: readonly string[] = [
  "Does any field",
  "How are",
  "Where do the services run?",
  "What checks and builds",
];

/** What is asked before the services where there are no users. */
export const BEFORE_SERVICES: readonly string[] = [
  "Name of",
  "What is it",
  "How do users prove",
  ...OF_SYSTEM,
];
