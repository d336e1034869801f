import { Composer, Lexer, Parser, type CST, type Document } from "yaml";
import { checkCharacters } from "./characters.ts";
import type { Problems, Report } from "./report.ts";
import type { Tree } from "./tree.ts";
import { treeOf } from "./yaml-tree.ts";
import { reportYamlErrors } from "./yaml-errors.ts";

const MOST_BYTES = 1024 * 1024;
/** A byte may be a token; ordinary blueprints have one in three bytes. */
const MOST_TOKENS = 400_000;
/** The language needs ten. Beyond some hundred the library recurses until the process ends. */
const DEEPEST = 32;

const WHOLE = { start: 0, end: 0 };

/** Everything a scalar says stays text (`failsafe`); keys are compared in `treeOf`, in linear time. */
const YAML_OPTIONS = {
  version: "1.2",
  schema: "failsafe",
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/** Reads YAML 1.2 into a tree, or reports why not. */
export function readYaml(text: string, problems: Problems): Tree | undefined {
  const { report } = problems;
  const document = readDocument(text, problems);
  if (!document) return undefined;
  if (!document.contents || isBlank(document)) {
    report(
      "GP1010",
      WHOLE,
      "The blueprint is empty",
      "Begin with `groundplan: 1`, `name:` and `services:`.",
    );
    return undefined;
  }
  return treeOf(document.contents, text, report);
}

/** Parses any text safely: size, tokens and depth are bounded before anything recurses. Without a document, a problem was reported. */
export function readDocument(text: string, problems: Problems): Document.Parsed | undefined {
  const { report } = problems;
  if (text.length > MOST_BYTES || Buffer.byteLength(text) > MOST_BYTES) {
    report(
      "GP1002",
      WHOLE,
      "The blueprint is larger than 1 MiB",
      "Split the product into several.",
    );
    return undefined;
  }
  checkCharacters(text, report);
  const tokens = tokensOf(text, report);
  if (!tokens) return undefined;
  return documentOf(tokens, text, report);
}

function tokensOf(text: string, report: Report): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  let offset = 0;
  let depth = 0;
  for (const source of new Lexer().lex(text)) {
    if (++count > MOST_TOKENS) {
      report(
        "GP1002",
        WHOLE,
        "The blueprint has too many parts to be read",
        "Split the product into several.",
      );
      return undefined;
    }
    if (source === "[" || source === "{") depth++;
    if (source === "]" || source === "}") depth = Math.max(depth - 1, 0);
    if (depth > DEEPEST) return tooDeep(offset, report);
    for (const token of parser.next(source)) tokens.push(token);
    offset += lengthOf(source);
  }
  tokens.push(...parser.end());
  const deep = tokens.map(deepest).find((at) => at !== undefined);
  return deep === undefined ? tokens : tooDeep(deep, report);
}

/** The lexer's own marks (document, flow end, scalar) stand for no character of the text. */
const lengthOf = (source: string) =>
  source === "\u0002" || source === "\u0018" || source === "\u001f" ? 0 : source.length;

function tooDeep(offset: number, report: Report): undefined {
  const at = { start: offset, end: offset + 1 };
  report(
    "GP1003",
    at,
    `Nested more than ${DEEPEST} levels deep`,
    "Nothing in a blueprint is nested so deeply.",
  );
  return undefined;
}

/** Where a token first lies too deep; walks without recursion, a level at a time. */
function deepest(token: CST.Token): number | undefined {
  let level = [token];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return level[0]!.offset;
    const next: CST.Token[] = [];
    for (const one of level) {
      if ("value" in one && one.value && isBranch(one.value)) next.push(one.value);
      if (!("items" in one)) continue;
      for (const { key, value } of one.items) {
        if (key && isBranch(key)) next.push(key);
        if (value && isBranch(value)) next.push(value);
      }
    }
    level = next;
  }
  return undefined;
}

const isBranch = (token: CST.Token): boolean => "items" in token;

function documentOf(
  tokens: CST.Token[],
  text: string,
  report: Report,
): Document.Parsed | undefined {
  const second = tokens.filter((token) => token.type === "document")[1];
  if (second) {
    const at = { start: second.offset, end: second.offset + 3 };
    report(
      "GP1004",
      at,
      "A blueprint is one YAML document; here a second one begins",
      "Take out `---`.",
    );
    return undefined;
  }
  const [document] = new Composer(YAML_OPTIONS).compose(
    tokens,
    true,
    text.length,
  ) as Iterable<Document.Parsed>;
  return document && reportYamlErrors(document, text, report) ? document : undefined;
}

const isBlank = ({ contents }: Document.Parsed): boolean =>
  contents !== null &&
  "value" in contents &&
  contents.value === "" &&
  contents.range[0] === contents.range[1];
