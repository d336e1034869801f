import { parseDecimal, REFUSED_BY_ITSELF } from "./decimals.ts";
import { FORMATS } from "./formats.ts";
import { shown } from "./shown.ts";
import { nearest } from "./suggest.ts";
import type { FieldType, JsonValue } from "./types.ts";

const LONGEST = 2000;

/** What turns into something else as a literal of JavaScript or as a database's JSON. */
const UNSAFE = /"__proto__":|\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** What is wrong with a default, or the value it stands for. */
export type Checked = { value: JsonValue } | { wrong: string; help: string };

/** Turns the text of a default into a value of the type, or says why it is none. A number between quotes is a text. */
export function defaultOf(type: FieldType, text: string, quoted = false): Checked {
  if (quoted && (type.kind === "int" || type.kind === "bool"))
    return wrong(text, `a ${type.kind}: it stands between quotes`, "Take out the quotes.");
  switch (type.kind) {
    case "int":
      return intOf(type, text);
    case "decimal":
      return parseDecimal(text, type);
    case "bool":
      return text === "true" || text === "false"
        ? { value: text === "true" }
        : wrong(text, "a bool", "Write `true` or `false`.");
    case "enum":
      return type.values.includes(text)
        ? { value: text }
        : wrong(text, "a value of this enum", enumHelp(text, type.values));
    case "string":
      return stringOf(type, text);
    case "text":
      return text.length <= LONGEST
        ? { value: text }
        : outside(text, `at most ${LONGEST} characters long`);
    case "json":
      return jsonOf(text);
    case "uuid":
    case "email":
    case "url":
    case "date":
    case "timestamp":
    case "duration": {
      const { test, example } = FORMATS[type.kind];
      return test(text)
        ? { value: text }
        : wrong(text, `a ${type.kind}`, `Write it such as \`${example}\`.`);
    }
    case "money":
    case "list":
    case "value":
      return {
        wrong: "This type takes no default",
        help: "Leave the default out, or make the field optional with `?`.",
      };
  }
}

function intOf({ minimum, maximum }: Extract<FieldType, { kind: "int" }>, text: string): Checked {
  const value = /^-?\d{1,16}$/.test(text) ? Number(text) + 0 : Number.NaN;
  if (Number.isNaN(value)) return wrong(text, "a whole number", "Write digits only.");
  return value >= minimum && value <= maximum
    ? { value }
    : outside(text, `from ${minimum} to ${maximum}`);
}

function stringOf(
  { minLength, maxLength }: Extract<FieldType, { kind: "string" }>,
  text: string,
): Checked {
  const length = [...text].length;
  if (length < minLength || length > maxLength)
    return outside(text, `${minLength} to ${maxLength} characters long`);
  return { value: text };
}

function jsonOf(text: string): Checked {
  if (text.length > LONGEST) return outside(text, `at most ${LONGEST} characters long`);
  try {
    const value = JSON.parse(text) as JsonValue;
    const bad = UNSAFE.exec(JSON.stringify(value))?.[0];
    if (bad === undefined) return { value };
    return { wrong: `${shown(bad)} in a default cannot be stored`, help: "Take it out." };
  } catch {
    return wrong(text, "JSON", 'Write JSON, such as `{"a": 1}` between single quotes.');
  }
}

function enumHelp(text: string, values: readonly string[]): string {
  const near = nearest(text, values);
  return near === undefined
    ? `Write one of ${values.slice(0, 12).join(", ")}.`
    : `Did you mean ${shown(near)}?`;
}

const wrong = (text: string, what: string, help: string): Checked => ({
  wrong: `The default ${shown(text)} is not ${what}`,
  help,
});

const outside = (text: string, limits: string): Checked => ({
  wrong: `The default ${shown(text)} is not ${limits}`,
  help: REFUSED_BY_ITSELF,
});
