import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { inject } from "vitest";
import { closure, sourcesOf } from "./imports.ts";
import { manifestsOf } from "./manifests.ts";

/**
 * Of a repo's tests those that no other repo of this run has had: the kit's are the same in many, with all that they import and
 * read, but for the repo's name. What cannot be known from the text, such as a module that is found by a computed path, is
 * never the same. Paths are relative to the root.
 */
export function notYetRun(root: string, tests: readonly string[]): string[] {
  const known = fingerprints(root, tests);
  return tests.filter((test) => {
    const print = known.get(test);
    return print === undefined || isFirst(print);
  });
}

/** The first to ask has it to run, in whichever process. */
function isFirst(print: string): boolean {
  try {
    writeFileSync(join(inject("alreadyRun"), print), "", { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** What a test is made of, hashed; none where its text does not tell. */
export function fingerprints(
  root: string,
  tests: readonly string[],
): ReadonlyMap<string, string | undefined> {
  const { local } = sourcesOf(root);
  const scope = manifestsOf(root)[0]!.name;
  const texts = new Map<string, string>();
  const textOf = (file: string) => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(join(root, file), "utf8").replaceAll(`@${scope}/`, "@repo/");
    texts.set(file, text);
    return text;
  };
  return new Map(tests.map((test) => [test, fingerprint(root, test, local, textOf)]));
}

function fingerprint(
  root: string,
  test: string,
  imports: ReadonlyMap<string, readonly string[]>,
  textOf: (file: string) => string,
): string | undefined {
  const all = new Set<string>();
  const waiting = [test];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const one of closure([file], imports)) {
      if (all.has(one)) continue;
      all.add(one);
      if (!existsSync(join(root, one))) return undefined;
      const text = textOf(one);
      if (one.endsWith(".ts") && COMPUTED.test(text)) return undefined;
      waiting.push(...filesRead(root, one, text));
    }
  }
  const hash = createHash("sha256");
  for (const file of [...all].toSorted()) hash.update(`${file}\0${textOf(file)}\0`);
  return hash.digest("hex");
}

/** An address or a module that is put together while it runs. */
const COMPUTED = /new URL\(`|import\((?!["'])/;

/** What a module finds beside itself: files, and all files of folders. */
function filesRead(root: string, file: string, text: string): string[] {
  return [...text.matchAll(/new URL\(\s*"(\.{0,2}[^":]*)",\s*import\.meta\.url/g)].flatMap(
    ([, target]) => {
      const path = resolve(root, dirname(file), target!);
      if (!existsSync(path)) return [];
      if (!statSync(path).isDirectory()) return [relative(root, path)];
      return readdirSync(path, { recursive: true, encoding: "utf8" })
        .map((name) => join(path, name))
        .filter((one) => !one.includes("node_modules") && statSync(one).isFile())
        .map((one) => relative(root, one));
    },
  );
}

declare module "vitest" {
  export interface ProvidedContext {
    /** A folder of this run's, with an empty file for each fingerprint. */
    alreadyRun: string;
  }
}
