import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, matchesGlob, relative } from "node:path";
import { parseAst } from "rolldown/parseAst";
import { type Manifest, manifestsOf } from "./manifests.ts";

/** What the source files of a repo import, by path from its root. */
export interface Sources {
  files: string[];
  /** File → the files of this repo that it imports. */
  local: Map<string, string[]>;
  /** File → the packages that it imports. */
  packages: Map<string, string[]>;
  /** Where npm scripts, services and the rollout's commands begin. */
  entries: string[];
}

const isTest = (file: string) => file.endsWith(".test.ts");

/** Files that no program reaches: neither services, development and scripts, nor (for what tests share) a test. */
export function unreached({ files, local, entries }: Sources): string[] {
  const reached = closure([...entries, ...files.filter(isTest)], local);
  return files.filter((file) => !reached.has(file));
}

/** Files that are no tests and that only tests reach. */
export function onlyTested({ files, local, entries }: Sources): string[] {
  const reached = closure(entries, local);
  return files.filter((file) => !isTest(file) && !reached.has(file));
}

/** Files, and all that they import. */
export function closure(
  from: readonly string[],
  local: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const all = new Set<string>();
  const visit = (file: string) => {
    if (all.has(file)) return;
    all.add(file);
    for (const next of local.get(file) ?? []) visit(next);
  };
  for (const file of from) visit(file);
  return all;
}

/** Reads every TypeScript file of a repo. */
export function sourcesOf(root: string): Sources {
  const manifests = manifestsOf(root);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/(^|\/)(node_modules|\.groundplan)\//.test(file))
    .toSorted();
  const sources: Sources = { files, local: new Map(), packages: new Map(), entries: [] };
  for (const file of files) {
    const targets = specifiers(readFileSync(join(root, file), "utf8"))
      .filter((target) => !target.startsWith("node:"))
      .map((target) => locate(root, manifests, file, target));
    sources.local.set(
      file,
      targets.flatMap(({ path }) => path ?? []),
    );
    sources.packages.set(
      file,
      targets.flatMap(({ name }) => name ?? []),
    );
  }
  const started = manifests.flatMap(({ folder, scripts }) =>
    Object.values(scripts)
      .flatMap((script) => [...script.matchAll(/\bnode (\S+\.ts)/g)])
      .map(([, path]) => relative(root, join(folder, path!))),
  );
  sources.entries = [
    ...new Set([
      ...started,
      ...startedByImage(root, files),
      ...rolledOut(root),
      ...published(root, manifests, files),
    ]),
  ];
  return sources;
}

/** What a package that is built, and not used here, gives to others. */
function published(
  root: string,
  manifests: readonly Manifest[],
  files: readonly string[],
): string[] {
  return manifests.flatMap(({ folder, exports }) =>
    exports
      .filter((path) => path.startsWith("./dist/"))
      .map((path) => relative(root, join(folder, path.replace("dist", "src").replace(/js$/, "ts"))))
      .flatMap((pattern) => files.filter((file) => matchesGlob(file, pattern))),
  );
}

/** What the image of a service runs, whichever service it is. */
function startedByImage(root: string, files: readonly string[]): string[] {
  const path = join(root, "Dockerfile");
  if (!existsSync(path)) return [];
  const run = [...readFileSync(path, "utf8").matchAll(/\["node", "(\S+\.ts)"\]/g)];
  return run.flatMap(([, program]) =>
    files.filter((file) => file.replace(/^services\/[^/]+\//, "") === program),
  );
}

/** Programs that the rollout's items run. */
function rolledOut(root: string): string[] {
  const { items } = JSON.parse(readFileSync(join(root, "rollout.json"), "utf8"));
  const words: string[] = items.flatMap(({ command = [] }: { command?: string[] }) => command);
  return words.filter((word) => word.endsWith(".ts"));
}

/** A file of the repo, by its path or by the name of its workspace, or else a package. */
function locate(
  root: string,
  manifests: readonly Manifest[],
  file: string,
  target: string,
): { path?: string; name?: string } {
  if (target.startsWith(".")) return { path: join(dirname(file), target) };
  const own = manifests.find(({ name }) => target.startsWith(`${name}/`));
  const name = target.split("/", target.startsWith("@") ? 2 : 1).join("/");
  if (!own) return { name };
  const inside = target.slice(own.name.length + 1);
  return { path: relative(root, join(own.folder, "src", `${inside}.ts`)), name };
}

/** What a module imports and re-exports, types too, and what it imports while it runs. */
function specifiers(text: string): string[] {
  const found: string[] = [];
  JSON.stringify(parseAst(text, { lang: "ts" }), (_key, node: Node | null) => {
    if (
      /^(Import|Export)(All|Named)?(Declaration|Expression)$|^TSImportType$/.test(node?.type ?? "")
    )
      if (typeof node?.source?.value === "string") found.push(node.source.value);
    return typeof node === "bigint" ? String(node) : node;
  });
  return found;
}

interface Node {
  type?: string;
  source?: { value?: unknown };
}
