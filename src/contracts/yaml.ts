import { Document, Scalar } from "yaml";
import { stringifyNumber, stringifyString, type StringifyContext } from "yaml/util";

/** Text that YAML's block style would write in a way that formatters change. */
const AWKWARD = /[ \t]\n|\n[ \t]|^\s|\s$|^=$|[^\P{C}\n]/u;

/** Most texts: words that no reader of YAML takes for anything else, so that the library need not look at them. */
const WORDS = /^[A-Za-z](?:[\w $(),./;+-]*[\w$(),./;+-])?$/;
const NO_WORDS = /^(?:y|yes|n|no|on|off|true|false|null)$/i;

const STEP = "  ";

/** What the library wants to know of the place where a text stands. */
const PLACE: Omit<StringifyContext, "indent"> = {
  anchors: new Set(),
  doc: new Document(undefined, { compat: "yaml-1.1" }),
  flowCollectionPadding: " ",
  indentStep: STEP,
  inFlow: null,
  actualString: true,
  options: {
    blockQuote: true,
    defaultKeyType: null,
    defaultStringType: Scalar.PLAIN,
    doubleQuotedAsJSON: false,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    lineWidth: 0,
    minContentWidth: 0,
    singleQuote: null,
  } as StringifyContext["options"],
};

/**
 * Plain data as YAML, in block style and laid out as oxfmt lays it out. `comment` stands above it.
 * What a reader of YAML 1.1 would take for a date or a truth value is quoted; nothing is folded or shared by anchors, so that a line is changed only where its value is.
 * Maps and lists are walked here and only awkward texts are left to the library, whose nodes would take most of the time of a plan.
 */
export function yamlText(data: object, comment: string): string {
  const head = comment === "" ? "" : `#${comment}\n\n`;
  return `${head}${valueText(data, "")}\n`;
}

/** A value whose further lines begin with `indent`. */
function valueText(value: unknown, indent: string): string {
  if (typeof value === "string") return scalarText(value, indent, false);
  if (typeof value === "number") return stringifyNumber(new Scalar(value));
  if (typeof value !== "object" || value === null) return String(value ?? null);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return value.map((one) => `- ${valueText(one, indent + STEP)}`).join(`\n${indent}`);
  }
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  if (entries.length === 0) return "{}";
  return entries.map(([key, one]) => entryText(key, one, indent)).join(`\n${indent}`);
}

function entryText(key: string, value: unknown, indent: string): string {
  const inner = indent + STEP;
  const text = valueText(value, inner);
  const isBlock = typeof value === "object" && value !== null && text !== "{}" && text !== "[]";
  return `${scalarText(key, inner, true)}:${isBlock ? `\n${inner}` : " "}${text}`;
}

function scalarText(text: string, indent: string, implicitKey: boolean): string {
  if (WORDS.test(text) && !NO_WORDS.test(text)) return text;
  const scalar = new Scalar(text);
  if (AWKWARD.test(text)) scalar.type = Scalar.QUOTE_DOUBLE;
  // The formatter wants single quotes round double ones, whatever else is in there.
  else if (text.includes('"') && text.includes("'") && !text.includes("\n"))
    scalar.type = Scalar.QUOTE_SINGLE;
  return stringifyString(scalar, { ...PLACE, indent, implicitKey });
}
