import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { onPath } from "../real.ts";
import { blueprints, type Built } from "./built.ts";
import { ROOT, workFolder } from "./generate.ts";
import { type Ended, run } from "./processes.ts";

const SETTINGS = "templates/features/api/sdk/repo/tools/sdk/openapitools.json";

/** Which openapi-generator generated repos ask for. */
export const generatorVersion: string = JSON.parse(readFileSync(join(ROOT, SETTINGS), "utf8"))[
  "generator-cli"
].version;

/** Its JAR, as `.ci/run` gets it; undefined where that or Java is missing. */
export function generatorJar(): string | undefined {
  const jar = join(ROOT, `.cache/jars/openapi-generator-cli-${generatorVersion}.jar`);
  return onPath("java") && existsSync(jar) ? jar : undefined;
}

/** A home in which the JAR is already there, and nothing else. */
export function homeWith(jar: string): { path: string; remove(): void } {
  const home = workFolder();
  const cache = join(home.path, ".cache/openapi-generator");
  mkdirSync(cache, { recursive: true });
  symlinkSync(jar, join(cache, `${generatorVersion}.jar`));
  return home;
}

/** `npm run sdk` in such a home. */
export async function generateSdks(repo: Built, jar: string, ...args: string[]): Promise<Ended> {
  const home = homeWith(jar);
  const command = ["npm", "run", "--silent", "sdk", "--", ...args] as const;
  const ended = await run(command, { cwd: repo.root, env: { HOME: home.path } });
  home.remove();
  return ended;
}

/** The shop in which nobody pays, as text: an order stays as it is until somebody asks for more. */
export function quietShop(): string {
  const text = readFileSync(blueprints.shop, "utf8");
  const [reaction = ""] =
    /      orders\.OrderPlaced:\n        do: .+\n        with: .+\n/.exec(text) ?? [];
  return text.replace(reaction, "");
}
