import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Contract } from "./contracts.ts";
import { type Language, optionsOf } from "./languages.ts";
import { prepared } from "./prepared.ts";
import { Refused } from "./refused.ts";

const LEFT_OUT = join(import.meta.dirname, "left-out.txt");

/** What there is to be: the SDK of one service in one language. */
export interface Sdk {
  service: string;
  language: Language;
}

/** Where the generator leaves an SDK, below the folder that it works in. */
export const folderOf = ({ language, service }: Sdk): string => `${language}/${service}`;

/**
 * Generates all SDKs below `work` in one JVM: its `batch` takes them all, where the command of the same name of
 * `@openapitools/openapi-generator-cli` would start three for one.
 */
export async function generate(
  work: string,
  contracts: readonly Contract[],
  languages: readonly Language[],
  { java, jar, done }: { java: string; jar: string; done: (sdk: Sdk) => void },
): Promise<void> {
  const sdks = new Map<string, Sdk>();
  const configs: string[] = [];
  for (const { service, document } of contracts) {
    const inputSpec = join(work, `${service}.json`);
    writeFileSync(inputSpec, JSON.stringify(prepared(document)));
    for (const language of languages) {
      const sdk = { service, language };
      const outputDir = join(work, folderOf(sdk));
      mkdirSync(outputDir, { recursive: true });
      copyFileSync(LEFT_OUT, join(outputDir, ".openapi-generator-ignore"));
      const config = join(work, `${service}.${language}.json`);
      const options = optionsOf(language, service, document);
      writeFileSync(config, JSON.stringify({ ...options, inputSpec, outputDir }));
      sdks.set(outputDir, sdk);
      configs.push(config);
    }
  }
  const threads = String(Math.min(availableParallelism(), configs.length));
  // a short run: what a quick compiler and a small collector save is more than they cost
  const args = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar, "batch", "-r", threads];
  const child = spawn(java, [...args, "--fail-fast", "--root-dir", work, ...configs], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const left = new Set(sdks.values());
  const lines: string[] = [];
  const begun = new Map<string, Sdk | undefined>();
  const read = (line: string) => {
    lines.push(line);
    const [, thread = "", folder] =
      /^\[([\w-]+)\] Generating .* \(outputs to (.+)\)/.exec(line) ?? [];
    if (folder !== undefined) begun.set(thread, sdks.get(folder));
    const sdk = begun.get(/^\[([\w-]+)\] Finished generating/.exec(line)?.[1] ?? "");
    if (sdk && left.delete(sdk)) done(sdk);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on("line", read);
  const code = await new Promise((resolve, reject) =>
    child.on("error", reject).on("close", resolve),
  );
  if (code === 0 && left.size === 0) return;
  const missing = [...left].map((sdk) => `${sdk.service} (${sdk.language})`).join(", ");
  throw new Refused(
    `${lines.slice(-30).join("\n")}\n\nopenapi-generator stopped with ${code} before these were done: ${missing}`,
  );
}
