import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parseSync } from "rolldown/utils";

const ROOT = join(import.meta.dirname, "../..");

/** A TypeScript file of ours, parsed. */
export interface Source {
  path: string;
  text: string;
  /** What it imports, re-exports or loads later: paths from the root, packages and `node:` modules by name. */
  imports: readonly string[];
  /** Those of them that are there at run time. */
  loads: readonly string[];
  /** Names that the code uses. */
  names: ReadonlySet<string>;
  /** Texts that the code holds. */
  strings: readonly string[];
  /** `object.property`, where both are plain names. */
  members: ReadonlySet<string>;
  usesAny: boolean;
  comments: readonly string[];
}

/** Files that git knows or would add, below one of the folders, from the root. */
export function filesIn(...folders: string[]): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ...folders];
  const names = execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).split("\0");
  return names.filter((name) => name !== "").filter((name) => textOf(name) !== undefined);
}

/** Undefined: it is gone, or it is no text. */
export function textOf(path: string): string | undefined {
  try {
    const bytes = readFileSync(join(ROOT, path));
    return bytes.includes(0) ? undefined : bytes.toString();
  } catch {
    return undefined;
  }
}

export function sourcesIn(...folders: string[]): Source[] {
  return filesIn(...folders)
    .filter((path) => path.endsWith(".ts"))
    .map((path) => read(path, textOf(path) ?? ""));
}

function read(path: string, text: string): Source {
  const { program, module, comments, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const named = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      name: moduleRequest.value,
      isType: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ name: moduleRequest.value, isType }] : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      name: text.slice(start + 1, end - 1),
      isType: false,
    })),
  ];
  const pathsOf = (some: typeof named): string[] => [
    ...new Set(some.map(({ name }) => resolved(path, name))),
  ];
  const source = {
    path,
    text,
    imports: pathsOf(named),
    loads: pathsOf(named.filter(({ isType }) => !isType)),
    names: new Set<string>(),
    strings: [] as string[],
    members: new Set<string>(),
    usesAny: false,
    comments: comments.map(({ value }) => value),
  };
  walk(program, source);
  return source;
}

const resolved = (from: string, name: string): string =>
  name.startsWith(".") ? normalize(join(dirname(from), name)) : name;

type Found = { names: Set<string>; strings: string[]; members: Set<string>; usesAny: boolean };

function walk(node: unknown, found: Found): void {
  if (Array.isArray(node)) return node.forEach((one) => walk(one, found));
  if (typeof node !== "object" || node === null) return;
  const { type, name, value, object, property, computed } = node as Record<string, unknown>;
  if (type === "TSAnyKeyword") found.usesAny = true;
  if (type === "Identifier" || type === "PrivateIdentifier") found.names.add(String(name));
  if (type === "Literal" && typeof value === "string") found.strings.push(value);
  if (type === "TemplateElement") found.strings.push((value as { raw: string }).raw);
  if (type === "MemberExpression" && !computed) {
    found.members.add(`${nameOf(object)}.${nameOf(property)}`);
  }
  for (const child of Object.values(node)) walk(child, found);
}

const nameOf = (node: unknown): string => String((node as { name?: unknown }).name);
