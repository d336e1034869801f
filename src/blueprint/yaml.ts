import { Composer, Lexer, LineCounter, Parser, type CST, type Document } from "yaml";
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
  const parser = new Parser(new LineCounter().addNewLine);
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
    tokens.push(...parser.next(source));
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

/** Where a token first lies too deep; walks without recursion. */
function deepest(token: CST.Token): number | undefined {
  const open: { token: CST.Token; depth: number }[] = [{ token, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > DEEPEST) return next.token.offset;
    const depth = next.depth + 1;
    if ("value" in next.token && next.token.value) open.push({ token: next.token.value, depth });
    for (const item of "items" in next.token ? next.token.items : []) {
      if (item.key) open.push({ token: item.key, depth });
      if (item.value) open.push({ token: item.value, depth });
    }
  }
  return undefined;
}

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
  return document && reportYamlErrors(document, report) ? document : undefined;
}

const isBlank = ({ contents }: Document.Parsed): boolean =>
  contents !== null &&
  "value" in contents &&
  contents.value === "" &&
  contents.range[0] === contents.range[1];
