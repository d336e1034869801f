import type { DraftValue } from "./draft.ts";
import { shown } from "./shown.ts";
import type { FieldType } from "./types.ts";

/** A type with the value objects of the service in which it stands. */
export interface Placed {
  type: FieldType;
  values: readonly DraftValue[];
}

const LONGEST_TEXT = 10_000;

/** Why not every value of one type is one of the other, as a predicate; undefined: every value is. */
export function whyUnfit(from: Placed, to: Placed): string | undefined {
  const [a, b] = [from.type, to.type];
  if (!isKnown(from) || !isKnown(to)) return undefined;
  const unlike = `is ${said(a)}, not ${said(b)}`;
  switch (b.kind) {
    case "string":
    case "text": {
      const lengths = lengthsOf(a);
      const least = b.kind === "string" ? b.minLength : 0;
      const most = b.kind === "string" ? b.maxLength : LONGEST_TEXT;
      return lengths && lengths[0] >= least && lengths[1] <= most ? undefined : unlike;
    }
    case "int":
      return a.kind === "int" && a.minimum >= b.minimum && a.maximum <= b.maximum
        ? undefined
        : unlike;
    case "decimal":
      return a.kind === "decimal" && a.scale <= b.scale && a.digits - a.scale <= b.digits - b.scale
        ? undefined
        : unlike;
    case "enum": {
      const alien = a.kind === "enum" && a.values.find((value) => !b.values.includes(value));
      if (alien === false) return unlike;
      return alien === undefined ? undefined : `may be ${shown(alien)}`;
    }
    case "list": {
      if (a.kind !== "list") return unlike;
      return whyUnfit({ ...from, type: a.of }, { ...to, type: b.of }) && unlike;
    }
    case "value":
      return a.kind === "value" ? whyOther(from, to, a.name, b.name) : unlike;
    default:
      return a.kind === b.kind ? undefined : unlike;
  }
}

/** What is not there is reported in its place. */
const isKnown = ({ type, values }: Placed): boolean =>
  type.kind !== "value" || values.some(({ name }) => name.text === type.name);

/** Value objects are compared by what they hold, since each service has its own. */
function whyOther(from: Placed, to: Placed, own: string, other: string): string | undefined {
  const fieldsOf = ({ values }: Placed, wanted: string) =>
    values.find(({ name }) => name.text === wanted)!.fields;
  const [given, taken] = [fieldsOf(from, own), fieldsOf(to, other)];
  const extra = given.find(({ name }) => !taken.some((one) => one.name.text === name.text));
  if (extra) return `has ${shown(extra.name.text)}, which is not expected`;
  for (const field of taken) {
    const { text } = field.name;
    const same = given.find(({ name }) => name.text === text);
    if (!same && !field.optional) return `has no ${shown(text)}`;
    if (!same) continue;
    if (same.optional && !field.optional) return `has a ${shown(text)} that may be absent`;
    if (!same.type || !field.type) continue;
    const why = whyUnfit(
      { type: same.type, values: without(from.values, own) },
      { type: field.type, values: without(to.values, other) },
    );
    if (why) return `has a ${shown(text)} that ${why}`;
  }
  return undefined;
}

/** What contains itself is refused elsewhere; here it must only come to an end. */
const without = (values: readonly DraftValue[], name: string): readonly DraftValue[] =>
  values.filter((one) => one.name.text !== name);

/** The least and the most characters of a type whose values are text. */
function lengthsOf(type: FieldType): readonly [number, number] | undefined {
  switch (type.kind) {
    case "string":
      return [type.minLength, type.maxLength];
    case "text":
      return [0, LONGEST_TEXT];
    case "uuid":
      return [36, 36];
    case "date":
      return [10, 10];
    case "email":
      return [6, 254];
    case "url":
      return [8, 2048];
    case "timestamp":
      return [20, 40];
    case "enum": {
      const lengths = type.values.map((value) => value.length);
      return [Math.min(...lengths), Math.max(...lengths)];
    }
    default:
      return undefined;
  }
}

/** A type as a blueprint says it. */
export function said(type: FieldType): string {
  return `\`${written(type)}\``;
}

function written(type: FieldType): string {
  switch (type.kind) {
    case "string":
      return type.minLength === 1
        ? `string(${type.maxLength})`
        : `string(${type.minLength}..${type.maxLength})`;
    case "int": {
      const { MIN_SAFE_INTEGER: min, MAX_SAFE_INTEGER: max } = Number;
      if (type.minimum === min && type.maximum === max) return "int";
      return `int(${type.minimum === min ? "" : type.minimum}..${type.maximum === max ? "" : type.maximum})`;
    }
    case "decimal":
      return `decimal(${type.digits}.${type.scale})`;
    case "enum":
      return type.values.length > 6 ? "enum" : `enum(${type.values.join("|")})`;
    case "list":
      return `list(${written(type.of)})`;
    case "value":
      return type.name;
    default:
      return type.kind;
  }
}
