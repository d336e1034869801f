import type { Problem } from "../problem.ts";
import { readContracts, type ContractReader, type Contracts } from "./contracts.ts";
import { Cursor, isObject } from "./cursor.ts";
import type { Source } from "./source.ts";
import type { ContractFiles, Json, Path } from "./types.ts";

/**
 * What stands in the way of reading a set of contracts (GP3002), each with its place: text that is no YAML or no .proto file, another
 * version of the format, references that lead nowhere, and what has no shape that the format knows. The repo's own `npm run contracts`
 * asks for more; this much has to hold for versions to be compared and merged. Pure.
 */
export function validityOf(files: ContractFiles, reader?: ContractReader): Problem[] {
  const contracts = readContracts(files, reader);
  const unread = new Set(contracts.faults.map(({ file }) => file));
  const faults = contracts.faults.map(({ file, line, column, message }) =>
    problem(file, line, column, message),
  );
  const documents = [...contracts.sources.values()].filter(({ file }) => !unread.has(file));
  return [...faults, ...documents.flatMap((source) => documentProblems(source, contracts))];
}

const problem = (file: string, line: number, column: number, message: string): Problem => ({
  code: "GP3002",
  severity: "error",
  message,
  file,
  line,
  column,
  help: "Correct the contract here, or take the edit back.",
});

/** What a document has to say at its top, and where it says which version of the format it is of. */
const TOPS = {
  openapi: { version: /^3\.1\./, named: "OpenAPI 3.1", maps: ["info", "paths", "components"] },
  asyncapi: {
    version: /^3\.0\./,
    named: "AsyncAPI 3.0",
    maps: ["info", "channels", "operations", "components"],
  },
};

function documentProblems(source: Source, { sources, kinds }: Contracts): Problem[] {
  const problems: Problem[] = [];
  const tell = (path: Path, message: string) => {
    const { line, column } = source.place(path);
    problems.push(problem(source.file, line, column, message));
  };
  const root = new Cursor(sources, source);
  const kind = kinds.get(source.file) === "openapi" ? "openapi" : "asyncapi";
  const { version, named, maps } = TOPS[kind];
  if (!version.test(String(root.child(kind)?.value))) tell([kind], `This is not ${named}`);
  if (problems.length > 0) return problems;
  for (const key of maps) {
    const part = root.child(key);
    if (part && !isMap(part.value)) tell([key], `\`${key}\` is a map`);
  }
  if (!root.child("info")?.child("version")) tell(["info"], "`info.version` is missing");
  if (problems.length > 0) return problems;
  if (kind === "openapi") checkPaths(root, tell);
  checkReferences(source, sources, tell);
  return problems;
}

const isMap = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

function checkPaths(root: Cursor, tell: (path: Path, message: string) => void): void {
  for (const [path, item] of root.child("paths")?.entries() ?? []) {
    if (!path.startsWith("/")) tell(["paths", path], "A path begins with `/`");
    if (!isMap(item.value)) tell(["paths", path], "A path is a map of methods");
    for (const method of item.keys().filter((key) => METHODS.has(key))) {
      const operation = item.child(method)!;
      if (!isMap(operation.value) || !isMap(operation.child("responses")?.value))
        tell(operation.path, `${method.toUpperCase()} ${path} has no responses`);
    }
  }
}

/** Examples are data of the user's, in which `$ref` means nothing. */
const DATA = new Set(["example", "examples", "default", "enum", "const"]);

function checkReferences(
  source: Source,
  sources: Contracts["sources"],
  tell: (path: Path, message: string) => void,
): void {
  const known = new Set<string>();
  const path: string[] = [];
  visit(source.data, "");

  function visit(value: Json, name: string): void {
    if (!isObject(value) || DATA.has(name)) return;
    const reference = value.$ref;
    if (typeof reference === "string" && !known.has(reference)) {
      if (new Cursor(sources, source, [...path], value).followed()) known.add(reference);
      else tell([...path, "$ref"], `\`$ref\` leads to ${reference}, which is not there`);
    }
    for (const key of Object.keys(value)) {
      path.push(key);
      visit(value[key], key);
      path.pop();
    }
  }
}
