import { checkText } from "./characters.ts";
import { defaultOf } from "./defaults.ts";
import type { DraftDefault, DraftField } from "./draft.ts";
import { jsonOf } from "./json.ts";
import { readLongForm, type LongForm } from "./long-form.ts";
import { checkName } from "./names.ts";
import { readOneLine } from "./one-line.ts";
import type { Report, Span } from "./report.ts";
import { atMost, entriesOf, firstOf, scalarOf } from "./shape.ts";
import { shown } from "./shown.ts";
import type { Entry, Tree } from "./tree.ts";
import { IMPLIED } from "./type-limits.ts";
import { whyNotUnique } from "./unique.ts";
import type { FieldType } from "./types.ts";

const MOST = 200;

/** What the fields belong to: only an entity's are stored. */
export type Owner = "an entity" | "a value object" | "an input" | "an event";

const CALLED: Record<Owner, string> = {
  "an entity": "`fields`",
  "a value object": "a value object",
  "an input": "`input`",
  "an event": "`fields`",
};

/** Reads fields, in one line or in the long form. A field whose type is refused stays, without type, so that its name is known. */
export function readFields(tree: Tree, owner: Owner, report: Report): DraftField[] {
  const entries = atMost(MOST, entriesOf(tree, CALLED[owner], report) ?? [], "fields", report);
  let cut = false;
  return entries.flatMap((entry): DraftField[] => {
    const { key, value } = entry;
    const nothing = value.kind === "scalar" && value.empty;
    if (cut && nothing) {
      cut = !key.text.includes(")");
      return [];
    }
    cut = isCut(value.kind === "scalar" && !nothing ? value.text : key.text);
    if (/[()]/.test(key.text)) {
      report(
        "GP1302",
        key.at,
        `${shown(key.text)} looks like a part of a type`,
        "In `{ … }` a comma begins the next field, and types hold none: write `enum(a|b)`, `decimal(10.2)`, `string(2..40)`.",
      );
      return [];
    }
    if (/^\w+\?$/.test(key.text)) {
      const message = `${shown(key.text)} cannot be the name of a field`;
      report("GP1201", key.at, message, "Put the `?` behind the type, such as `note: text?`.");
      return [];
    }
    return checkName(key, "camel", "a field", report) ? [readField(entry, owner, report)] : [];
  });
}

const isCut = (text: string) => text.split("(").length > text.split(")").length;

function readField({ key, value }: Entry, owner: Owner, report: Report): DraftField {
  const name = { name: key, uses: [], optional: false, unique: false };
  const said = formOf(value, key.at, report);
  if (!said) return name;
  const { type: written, uses, optional, unique, description, data } = said;
  const field: DraftField = {
    ...name,
    uses,
    optional,
    unique,
    ...(description === undefined ? {} : { description }),
    ...(data === undefined ? {} : { data }),
  };
  if (!written) return field;
  const type = settled(written, optional);
  if (unique) checkUnique(type, key.at, owner, report);
  const value_ = defaultOfField(said, type, owner, report);
  if (value_ && optional) {
    report(
      "GP1310",
      value_.at,
      "An optional field has no default: left out, it is simply not there",
      "Take out the `?` or the default.",
    );
  }
  return { ...field, type, ...(value_ && !optional ? { default: value_ } : {}) };
}

function formOf(value: Tree, at: Span, report: Report): LongForm | undefined {
  if (value.kind === "map") return readLongForm(value, at, report);
  if (value.kind === "list") {
    const words = value.items.flatMap((one) => (one.kind === "scalar" ? [one.text] : []));
    const help = `Write ${shown(`enum(${words.join("|") || "a|b"})`)}, or a list as \`list(text)\`.`;
    report("GP1104", firstOf(value), "A field's type is one word or text, not a list", help);
    return undefined;
  }
  const scalar = scalarOf(value, "a field's type", report);
  return scalar && readOneLine(scalar, report);
}

/** A required string whose least length was not said is not empty. */
function settled(type: FieldType, optional: boolean): FieldType {
  if (type.kind === "list") return { kind: "list", of: settled(type.of, false) };
  if (type.kind !== "string" || type.minLength !== IMPLIED) return type;
  return { ...type, minLength: optional ? 0 : 1 };
}

function checkUnique(type: FieldType, at: Span, owner: Owner, report: Report): void {
  if (owner !== "an entity")
    report("GP1311", at, `A field of ${owner} cannot be unique`, "Take out `unique`.");
  const reason = whyNotUnique(type);
  if (reason) report("GP1311", at, reason.message, reason.help);
}

function defaultOfField(
  said: LongForm,
  type: FieldType,
  owner: Owner,
  report: Report,
): DraftDefault | undefined {
  const written: Written | undefined = said.default ?? textOfTree(said.defaultTree, type, report);
  if (!written) return undefined;
  const { at } = written;
  if (owner !== "an entity") {
    const what = `A default in ${owner}`;
    report("GP1102", at, `${what} does not work yet in this version`, "Take out the default.");
    return undefined;
  }
  const raw = written.text.trim();
  const quoted = said.default ? unquoted(raw) : written.quoted;
  const server = quoted === undefined ? serverDefault(type, raw) : undefined;
  if (server && owner === "an entity") return { server, at };
  if (server) {
    report("GP1312", at, `In ${owner} the server gives no defaults`, "Take it out.");
    return undefined;
  }
  const text = type.kind === "json" ? raw : (quoted ?? raw);
  if (raw === "") {
    report("GP1309", at, "The default is missing", 'Write it after `=`; an empty text is `""`.');
    return undefined;
  }
  if (!checkText(text, at, report)) return undefined;
  const checked = defaultOf(type, text, quoted !== undefined);
  if ("value" in checked) return { value: checked.value, at };
  report(
    type.kind === "money" || type.kind === "list" || type.kind === "value" ? "GP1314" : "GP1309",
    at,
    checked.wrong,
    checked.help,
  );
  return undefined;
}

interface Written {
  text: string;
  at: Span;
  quoted?: string | undefined;
}

function textOfTree(tree: Tree | undefined, type: FieldType, report: Report): Written | undefined {
  if (!tree) return undefined;
  if (type.kind === "json") return { text: JSON.stringify(jsonOf(tree)), at: tree.at };
  const scalar = scalarOf(tree, "the default", report);
  if (!scalar) return undefined;
  return {
    text: scalar.plain ? scalar.text : JSON.stringify(scalar.text),
    at: scalar.at,
    quoted: scalar.plain ? undefined : scalar.text,
  };
}

/** The text between double quotes, if it stands between such. */
function unquoted(raw: string): string | undefined {
  if (!/^".*"$/s.test(raw)) return undefined;
  try {
    return String(JSON.parse(raw));
  } catch {
    return undefined;
  }
}

function serverDefault(type: FieldType, text: string): "now" | "caller.id" | undefined {
  if (text === "now" && (type.kind === "timestamp" || type.kind === "date")) return "now";
  const names = type.kind === "string" || type.kind === "text" || type.kind === "uuid";
  return text === "caller.id" && names ? "caller.id" : undefined;
}
