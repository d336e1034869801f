import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { describe } from "vitest";

/** Suites of tests that need a real part are called this; the reporter counts them by it. */
export const NEEDS = "needs ";

/**
 * Declares tests that need something that is not an npm package, such as a database server or a tool on the path.
 * `probe` looks for it. Where it is missing the tests are left out, and named in the last lines of `npm test`;
 * with `REQUIRE_REAL=1` they run, and fail where they ask for the part.
 *
 *     real("grpcurl", () => onPath("grpcurl"), (grpcurl) => {
 *       test("answers", () => { execFileSync(grpcurl(), …) });
 *     });
 */
export function real<Part>(
  name: string,
  probe: () => Part | undefined | Promise<Part | undefined>,
  declare: (part: () => Part) => void,
): void {
  describe(`${NEEDS}${name}`, async () => {
    const part = await probe();
    const required = process.env.REQUIRE_REAL === "1";
    const found = (): Part => {
      if (part === undefined) throw new Error(`there is no ${name} here`);
      return part;
    };
    describe.skipIf(part === undefined && !required)("with it", () => declare(found));
  });
}

/** The path of a command, or undefined. */
export function onPath(command: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
