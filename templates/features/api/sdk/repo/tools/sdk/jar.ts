import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import settings from "./openapitools.json" with { type: "json" };
import { Refused } from "./refused.ts";

const run = promisify(execFile);
const here = import.meta.dirname;
const { version, storageDir } = settings["generator-cli"];
const path = resolve(here, storageDir.replace(/^~/, homedir()), `${version}.jar`);

/** Java, found and new enough; refuses with what to do about it. */
export async function javaOf(): Promise<string> {
  const { JAVA_HOME } = process.env;
  const java = JAVA_HOME ? join(JAVA_HOME, "bin/java") : "java";
  const said = await run(java, ["-version"]).catch(() => undefined);
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(said?.stderr ?? "") ?? [];
  const found = Number(first === "1" ? second : first);
  if (found >= 11) return java;
  throw new Refused(
    `SDKs want Java 11 or newer, ${found ? `and ${java} is Java ${found}` : `and there is no ${java}`}. ` +
      "A runtime without a screen is enough: https://adoptium.net, `apt install default-jre-headless`, `brew install openjdk`.\n" +
      "For TypeScript there is a client that wants none: packages/api-client.",
  );
}

/**
 * The JAR of openapi-generator. Where it is not there yet, the pinned `@openapitools/openapi-generator-cli` is installed
 * beside this file and gets it; `openapitools.json` says which one and where to.
 */
export async function jarOf(tell: (line: string) => void): Promise<string> {
  if (existsSync(path)) return path;
  tell(`Getting openapi-generator ${version} (32 MB), once: ${path}`);
  const output = await download().catch(
    (error: { stdout?: string; stderr?: string; message: string }) =>
      `${error.stdout ?? ""}${error.stderr ?? ""}` || error.message,
  );
  if (existsSync(path)) return path;
  throw new Refused(
    `${output.trim().split("\n").slice(-12).join("\n")}\n\n` +
      `openapi-generator could not be had. Where there is no network, put org.openapitools:openapi-generator-cli:${version} ` +
      `of Maven Central there: ${path}`,
  );
}

async function download(): Promise<string> {
  const cli = join(here, "node_modules/@openapitools/openapi-generator-cli/main.js");
  if (!existsSync(cli)) {
    const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    await run("npm", install, { cwd: here, shell: process.platform === "win32" });
  }
  // it looks for its settings in PWD
  const env = { ...process.env, PWD: here };
  const { stdout, stderr } = await run(process.execPath, [cli, "version"], { cwd: here, env });
  return stdout + stderr;
}
