import type { Code } from "./codes.ts";
import { readDataClass } from "./data-classes.ts";
import { checkEnumValues } from "./enum-values.ts";
import type { OneLine } from "./one-line.ts";
import { readOneLine } from "./one-line.ts";
import type { Report, Span } from "./report.ts";
import { boolOf, keysOf, scalarOf, textOf, wholeOf, wordsOf } from "./shape.ts";
import { shown } from "./shown.ts";
import type { Entry, MapTree, Tree } from "./tree.ts";
import { checkLengths, checkLimits, IMPLIED, LONGEST_STRING } from "./type-limits.ts";
import type { DataClass, FieldType } from "./types.ts";

const LATER =
  "computed readOnly writeOnly items minItems maxItems uniqueItems properties required multipleOf pattern exclusiveMinimum exclusiveMaximum examples title const";

const KEYS = {
  what: "a field",
  known: [
    "type",
    "enum",
    "format",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "description",
    "optional",
    "unique",
    "data",
    "default",
  ],
  later: LATER.split(" "),
};

const FORMAT_TYPES: ReadonlyMap<string, FieldType> = new Map([
  ["uuid", { kind: "uuid" }],
  ["email", { kind: "email" }],
  ["uri", { kind: "url" }],
  ["date", { kind: "date" }],
  ["date-time", { kind: "timestamp" }],
  ["duration", { kind: "duration" }],
]);

export interface LongForm extends OneLine {
  description?: string;
  data?: DataClass;
  defaultTree?: Tree;
}

type Found = ReadonlyMap<string, Entry>;

/** Reads a field written as a map: JSON Schema's words, or one of our types as `type`, with a description and so on. */
export function readLongForm(tree: MapTree, at: Span, report: Report): LongForm {
  const found: Found = keysOf(tree, KEYS, report) ?? new Map();
  const flag = (key: string) =>
    found.has(key) && (boolOf(found.get(key)!.value, `\`${key}\``, report) ?? false);
  const description = found.get("description");
  const text = description && textOf(description.value, "the description", report);
  const said = found.get("data");
  const data = said && readDataClass(said.value, report);
  const fallback = found.get("default");
  return {
    ...typeOf(found, at, report),
    optional: flag("optional"),
    unique: flag("unique"),
    ...(text === undefined ? {} : { description: text }),
    ...(data === undefined ? {} : { data }),
    ...(fallback ? { defaultTree: fallback.value } : {}),
  };
}

function typeOf(
  found: Found,
  at: Span,
  report: Report,
): { type?: FieldType; uses: OneLine["uses"] } {
  const type = found.get("type");
  const word = type && scalarOf(type.value, "the type", report);
  if (type && !word) return { uses: [] };
  const only = (allowed: readonly string[], named: string) =>
    refuseOthers(found, allowed, named, report);
  if (found.has("enum") && (!word || word.text === "string")) {
    only(["enum"], "an enum");
    const values = wordsOf(found.get("enum")!.value, "`enum`", report);
    if (values.length === 0)
      report(
        "GP1303",
        found.get("enum")!.key.at,
        "An enum needs its values",
        "Write `enum: [a, b]`.",
      );
    const sound = values.length > 0 && checkEnumValues(values, report);
    return {
      uses: [],
      ...(sound ? { type: { kind: "enum", values: values.map((value) => value.text) } } : {}),
    };
  }
  if (!word) {
    report(
      "GP1103",
      at,
      "A field needs a `type`",
      "Write `type: string` with `maxLength`, or a type such as `uuid`.",
    );
    return { uses: [] };
  }
  if (word.text === "string") return { uses: [], ...stringOf(found, word.at, only, report) };
  if (word.text === "integer") {
    only(["minimum", "maximum"], "an integer");
    return { uses: [], ...defined(integerOf(found, report)) };
  }
  if (word.text === "boolean") {
    only([], "a boolean");
    return { uses: [], type: { kind: "bool" } };
  }
  only([], shown(word.text));
  const line = readOneLine(word, report);
  if (line.optional || line.unique || line.default) {
    report(
      "GP1308",
      word.at,
      `${shown(word.text)} says more than a type`,
      "In the long form write `optional: true`, `unique: true` and `default:` beside it.",
    );
  }
  return { uses: line.uses, ...defined(line.type) };
}

type Only = (allowed: readonly string[], named: string) => void;

function stringOf(found: Found, at: Span, only: Only, report: Report): { type?: FieldType } {
  const format = found.get("format");
  if (format) {
    only(["format"], "a string with a format");
    const word = scalarOf(format.value, "the format", report);
    const type = word && FORMAT_TYPES.get(word.text);
    if (word && !type)
      report(
        "GP1105",
        word.at,
        `${shown(word.text)} is not a format that works`,
        `Possible: ${[...FORMAT_TYPES.keys()].join(", ")}.`,
      );
    return defined(type);
  }
  only(["minLength", "maxLength"], "a string");
  if (!found.has("maxLength")) {
    report(
      "GP1103",
      at,
      "A string needs its greatest length",
      "Add `maxLength: 200`; without a limit it is `type: text`.",
    );
    return {};
  }
  const range = { minimum: 0, maximum: LONGEST_STRING };
  const minimum = found.has("minLength")
    ? wholeOf(found.get("minLength")!.value, "`minLength`", range, report)
    : IMPLIED;
  const maxLength = wholeOf(found.get("maxLength")!.value, "`maxLength`", range, report);
  if (minimum === undefined || maxLength === undefined) return {};
  const type = { kind: "string" as const, minLength: minimum, maxLength };
  return defined(checkLengths(type, refuser("GP1304", found.get("maxLength")!.key.at, report)));
}

function integerOf(found: Found, report: Report): FieldType | undefined {
  const range = { minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
  const limit = (key: string, otherwise: number) =>
    found.has(key) ? wholeOf(found.get(key)!.value, `\`${key}\``, range, report) : otherwise;
  const [minimum, maximum] = [limit("minimum", range.minimum), limit("maximum", range.maximum)];
  if (minimum === undefined || maximum === undefined) return undefined;
  const at = (found.get("minimum") ?? found.get("type"))!.key.at;
  return checkLimits({ kind: "int", minimum, maximum }, refuser("GP1304", at, report));
}

const ALWAYS = ["type", "description", "optional", "unique", "default", "data"];

function refuseOthers(
  found: Found,
  allowed: readonly string[],
  named: string,
  report: Report,
): void {
  for (const [key, { key: word }] of found) {
    if (ALWAYS.includes(key) || allowed.includes(key)) continue;
    report("GP1308", word.at, `${shown(key)} does not fit ${named}`, "Take it out.");
  }
}

const refuser = (code: Code, at: Span, report: Report) => (message: string, help: string) =>
  report(code, at, message, help);

const defined = (type: FieldType | undefined): { type?: FieldType } => (type ? { type } : {});
