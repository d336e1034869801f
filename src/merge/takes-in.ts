import { globTest } from "../plan/globs.ts";

/** What a tsconfig.json says about its files, with what it extends. */
export interface CompilerFiles {
  files?: unknown;
  include?: unknown;
  exclude?: unknown;
  extends?: unknown;
}

/** The text of a tsconfig.json as data: comments and last commas are allowed there. Undefined: it is none. */
export function readCompilerFiles(text: string): CompilerFiles | undefined {
  const bare = text
    .replace(/^\uFEFF/, "")
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "$1")
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, "$1");
  try {
    return JSON.parse(bare) as CompilerFiles;
  } catch {
    return undefined;
  }
}

/** Would the compiler take in a file at this path, which is told from the folder of tsconfig.json? */
export function takesIn({ files, include, exclude }: CompilerFiles, path: string): boolean {
  if (include === undefined && files !== undefined) return false;
  const named = (list: unknown, otherwise: readonly string[]) =>
    (Array.isArray(list) ? list.map(String) : otherwise).some((glob) => covers(glob, path));
  return named(include, ["**/*"]) && !named(exclude, ["node_modules"]);
}

/** A folder covers all that is below it. */
function covers(glob: string, path: string): boolean {
  const bare = glob.replace(/^\.\//, "").replace(/\/$/, "");
  const tests = [bare, `${bare}/**`].map((one) => globTest(one.replace(/^\*\*\//, "**")));
  return bare === "." || bare === "" || tests.some((test) => test.test(path));
}
