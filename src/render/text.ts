import { NONCHARACTER, USER_NEWLINE } from "./marks.ts";
import type { Kind } from "./kinds.ts";
import { isTrap } from "./token.ts";

/** Controls, direction marks and lone surrogates: nothing that a reader of the file would see. */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/u;

const oneLine = (text: string): string => text.replace(/[\s\u0085\u2028\u2029]+/gu, " ").trim();

const escaped = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );

const count = (text: string, part: string): number => text.split(part).length - 1;

/** Double quotes unless single ones need fewer escapes, as formatters choose them. */
function tsString(text: string): string {
  const double = escaped(text).replace(/<(?=[/!])/g, "\\x3c");
  if (count(text, '"') <= count(text, "'")) return double;
  const body = double.slice(1, -1).replace(/\\(.)/g, (all, next) => (next === '"' ? '"' : all));
  return `'${body.replaceAll("'", "\\'")}'`;
}

/** JSON's form; single quotes where they spare every escape, as formatters choose them. */
function yamlString(text: string): string {
  const double = escaped(text);
  if (!text.includes('"') || /\\[^"]/.test(double)) return double;
  return `'${text.replaceAll("'", "''")}'`;
}

function protoString(text: string): string {
  const named = { "\n": "\\n", "\r": "\\r", "\t": "\\t" } as Readonly<Record<string, string>>;
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/[\n\r\t]/g, (control) => named[control] ?? "")}"`;
}

function dockerString(text: string): string {
  if (/[\n\r]/.test(text)) throw new Error("a Dockerfile string holds no line break");
  return `"${text.replace(/[\\"$]/g, "\\$&")}"`;
}

/** What YAML reads as this text without quotes, wherever it stands. */
const isPlain = (text: string): boolean => /^-{0,2}[a-z/][\w./:@=-]*$/i.test(text) && !isTrap(text);

/** Without line breaks: where paragraphs of a file are run one by one, an empty line would end the statement. */
function sqlString(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  if (!/[\n\r]/.test(text)) return quoted;
  return `E${quoted.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}`;
}

const STRING: Partial<Record<Kind, (text: string) => string>> = {
  ts: tsString,
  json: escaped,
  yaml: yamlString,
  graphql: escaped,
  proto: protoString,
  sql: sqlString,
  sh: (text) => `'${text.replaceAll("'", `'\\''`)}'`,
  dockerfile: dockerString,
};

/** A string literal of this kind of file that reads back as exactly `value`. Throws where there is none. */
export function stringText(kind: Kind, value: unknown): string {
  const write = STRING[kind];
  if (!write) throw new Error(`no string form in ${kind}`);
  return write(seen("string", value)).replaceAll("\n", USER_NEWLINE);
}

/** A property or column name: bare where the language allows it, quoted where it must be. In YAML any text, be it a key or not. */
export function keyText(kind: Kind, value: unknown): string {
  const text = seen("key", value);
  if (kind === "yaml") return isPlain(text) ? text : yamlString(text);
  if (kind === "sql") return `"${text.replaceAll('"', '""')}"`;
  if (kind !== "ts") return stringText(kind, text);
  if (text === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(text) ? text : tsString(text);
}

/** One line that stays inside the comment it is printed into, and directs no tool. */
export function commentText(kind: Kind, value: unknown): string {
  const text = oneLine(seen("comment", value))
    .replace(/\*(?=\/)|\/(?=\*)/g, "$& ")
    .replace(/@(?=ts-)/gi, "@ ")
    .replace(/\b(?:eslint|oxlint|oxfmt|prettier|biome|shellcheck|buf:lint)(?=[-:])/gi, "$& ")
    .replace(/\\$/, "\\ .");
  if (kind === "md") return text.replace(/--/g, "- -");
  return kind === "dockerfile" ? text.replace(/^\w+\s*=/, ": $&") : text;
}

/** Markdown that shows `value` as it is, wherever in a line it stands; only what Markdown would take for itself is escaped. */
export function markdownText(kind: Kind, value: unknown): string {
  return literal(oneLine(markdownOnly(kind, "markdown", value)));
}

/** The same, but that what stands between backticks is code. */
export function proseText(kind: Kind, value: unknown): string {
  return oneLine(markdownOnly(kind, "prose", value))
    .split(/`([^`]+)`/)
    .map((part, at) => (at % 2 === 0 ? literal(part) : codeSpan(part)))
    .join("");
}

/** All of `value` as code within a line, also of a table. */
export function codeText(kind: Kind, value: unknown): string {
  return codeSpan(oneLine(markdownOnly(kind, "code", value)));
}

function markdownOnly(kind: Kind, helper: string, value: unknown): string {
  if (kind !== "md") throw new Error(`{{${helper}}} outside .md`);
  return seen(helper, value);
}

const literal = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>|~&$]/g, "\\$&")
    .replace(/^(?:[#+-]|=+$)/, "\\$&")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")
    .replace(/(https?|ftp)(?=:)|www(?=\.)|@/gi, (word) => (word === "@" ? "\\@" : `${word}\\`));

/** Between one backtick more than stand in it in a row (CommonMark 6.1); a bar would end a cell of a table. */
function codeSpan(text: string): string {
  const fence = "`".repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const room = /^`|`$/.test(text) ? " " : "";
  return `${fence}${room}${text.replaceAll("|", "\\|")}${room}${fence}`;
}

/**
 * Text of a node, an arrow, a participant or a note in a Mermaid diagram: letters and digits of any script stand bare, all else as
 * Mermaid's entity codes (`#59;`), so that nothing ends the text, begins a directive, or becomes HTML or Markdown.
 */
export function mermaidText(kind: Kind, value: unknown): string {
  if (kind !== "md") throw new Error("{{mermaid}} outside .md");
  const text = oneLine(seen("mermaid", value)) || "\u00a0";
  return text.replace(
    /[^\p{L}\p{M}\p{N} _,.-]|(?<![\p{L}\p{N}])[.-]|[.-](?![\p{L}\p{N}])/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}

function seen(helper: string, value: unknown): string {
  if (typeof value !== "string") throw new Error(`{{${helper}}} wants text, got ${typeof value}`);
  if (UNSEEN.test(value) || NONCHARACTER.test(value)) {
    throw new Error(`control or direction character in ${escaped(value)}`);
  }
  return value;
}
