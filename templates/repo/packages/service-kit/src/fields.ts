/*
 * The vocabulary of limits. A schema is plain JSON Schema (2020-12) that knows its TypeScript type. The contract says
 * the same about the same field, so what one accepts the other accepts:
 *
 *   uuid()              { type: string, format: uuid, pattern: UUID }
 *   string(min, max)    { type: string, minLength: min, maxLength: max, pattern: STORABLE }
 *   string(.., pattern) { type: string, minLength: min, maxLength: max, pattern }
 *   text()              string(0, 10000)
 *   int(min, max)       { type: integer, minimum: min, maximum: max }     bounds left out: ±(2^53 - 1)
 *   decimal(p, s)       { type: string, pattern: "^-?[0-9]{1,p-s}(\\.[0-9]{1,s})?$" }
 *   money()             object({ amount: int(), currency: { type: string, pattern: "^[A-Z]{3}$" } })
 *   bool()              { type: boolean }
 *   email()             { type: string, format: email, maxLength: 254 }
 *   url()               { type: string, format: uri, maxLength: 2048 }
 *   date()              { type: string, format: date, pattern: DATE }
 *   timestamp()         { type: string, format: date-time, pattern: TIMESTAMP }
 *   duration()          { type: string, format: duration, pattern: DURATION }
 *   json()              { type: [object, array, string, number, boolean] }     anything but null
 *   enumeration(a, b)   { type: string, enum: [a, b] }
 *   list(x)             { type: array, maxItems: 1000, items: x }
 *   set(x)              { type: array, maxItems: 1000, uniqueItems: true, items: x }
 *   object({ … })       { type: object, additionalProperties: false, required: [ … ], properties: { … } }
 *   nullable(x)         x with "null" among its types, and null among the values of an enum
 *
 * PostgreSQL holds no NUL, no half of a surrogate pair, no year 0 and no second 60: patterns keep them out, so that valid input
 * can be stored.
 */

import { invalid } from "./problem.ts";

declare const type: unique symbol;
const canonical = Symbol("canonical");

/** A JSON Schema whose valid values have the type `T`. */
export interface Schema<T> {
  readonly [type]: T;
  /** Brings a valid value into the form in which the database returns it. */
  [canonical]?(value: T): T;
}

/** A property that may be absent. */
export interface Optional<T> {
  readonly optional: Schema<T>;
}

export interface ObjectSchema<F extends Fields> extends Schema<ObjectOf<F>> {
  readonly required: readonly string[];
  readonly properties: { readonly [K in keyof F]: Schema<unknown> };
}

export type Fields = Record<string, Schema<unknown> | Optional<unknown>>;

/** The type of a schema's valid values. */
export type Infer<S> = S extends Schema<infer T> ? T : never;

type ObjectOf<F extends Fields> = Flat<
  { -readonly [K in keyof F as F[K] extends Optional<unknown> ? never : K]: Infer<F[K]> } & {
    -readonly [K in keyof F as F[K] extends Optional<unknown> ? K : never]?: F[K] extends Optional<
      infer T
    >
      ? T
      : never;
  }
>;
type Flat<T> = { [K in keyof T]: T[K] } & {};

export interface Money {
  /** In minor units: cents. */
  amount: number;
  /** ISO 4217. */
  currency: string;
}

export type Json = string | number | boolean | readonly (Json | null)[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | null;
}

const year = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})";
const time = "T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})";
const n = "[0-9]{1,9}";
const clock = `T(${n}H(${n}M(${n}S)?)?|${n}M(${n}S)?|${n}S)`;

const STORABLE = "^[^\\u0000\\ud800-\\udfff]*$";
const UUID = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";
const DATE = `^${year}-[0-9]{2}-[0-9]{2}$`;
const TIMESTAMP = `^${year}-[0-9]{2}-[0-9]{2}${time}$`;
const DURATION = `^P(${n}W|(${n}Y(${n}M(${n}D)?)?|${n}M(${n}D)?|${n}D)(${clock})?|${clock})$`;

export const uuid = () =>
  schema<string>({
    type: "string",
    format: "uuid",
    pattern: UUID,
    [canonical]: (text: string) => text.toLowerCase(),
  });

export const string = (minLength: number, maxLength: number, pattern = STORABLE) =>
  schema<string>({ type: "string", minLength, maxLength, pattern });

export const text = () => string(0, 10_000);

export const int = (minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER) =>
  schema<number>({ type: "integer", minimum, maximum });

/** A decimal number as text, with up to `digits` digits, `scale` of them after the point. */
export function decimal(digits: number, scale: number): Schema<string> {
  const whole = digits > scale ? `[0-9]{1,${digits - scale}}` : "0";
  const pattern = scale > 0 ? `^-?${whole}(\\.[0-9]{1,${scale}})?$` : `^-?${whole}$`;
  return schema<string>({
    type: "string",
    pattern,
    [canonical]: (text: string) => fixed(text, scale),
  });
}

export const bool = () => schema<boolean>({ type: "boolean" });
export const email = () => schema<string>({ type: "string", format: "email", maxLength: 254 });
export const url = () => schema<string>({ type: "string", format: "uri", maxLength: 2048 });
export const date = () => schema<string>({ type: "string", format: "date", pattern: DATE });

/** RFC 3339. Kept in UTC, to the millisecond. */
export const timestamp = () =>
  schema<string>({
    type: "string",
    format: "date-time",
    pattern: TIMESTAMP,
    [canonical]: (text: string) => new Date(text).toISOString(),
  });

/** ISO 8601 as in RFC 3339, appendix A: `P1DT12H`. */
export const duration = () =>
  schema<string>({ type: "string", format: "duration", pattern: DURATION });

/** Any JSON but null, nested up to a hundred levels: what cannot be written again is not taken. */
export const json = () =>
  schema<Json>({
    type: ["object", "array", "string", "number", "boolean"],
    [canonical](value: Json) {
      if (isDeeper(value, 100)) throw invalid([{ pointer: "", detail: "is nested too deeply" }]);
      return value;
    },
  });

export const enumeration = <const V extends readonly [string, ...string[]]>(...values: V) =>
  schema<V[number]>({ type: "string", enum: values });

export function list<T>(items: Schema<T>): Schema<T[]> {
  const each = items[canonical];
  return schema<T[]>({
    type: "array",
    maxItems: 1000,
    items,
    ...(each && { [canonical]: (values: T[]) => values.map(each) }),
  });
}

/** A list without doubles, whose order says nothing: it is kept sorted. */
export const set = <T extends string>(items: Schema<T>) =>
  schema<T[]>({
    ...list(items),
    uniqueItems: true,
    [canonical]: (values: T[]) => [...new Set(values.map(items[canonical] ?? same))].sort(),
  });

export function object<F extends Fields>(fields: F): ObjectSchema<F> {
  const entries = Object.entries(fields);
  const properties = Object.fromEntries(
    entries.map(([name, field]) => [name, "optional" in field ? field.optional : field]),
  );
  const tidy = Object.entries(properties).flatMap(([name, field]) =>
    field[canonical] ? [[name, field[canonical]] as const] : [],
  );
  return schema({
    type: "object",
    additionalProperties: false,
    required: entries.filter(([, field]) => !("optional" in field)).map(([name]) => name),
    properties,
    ...(tidy.length > 0 && {
      [canonical](value: Record<string, unknown>) {
        const copy = { ...value };
        for (const [name, field] of tidy) {
          if (Object.hasOwn(copy, name) && copy[name] !== undefined) copy[name] = field(copy[name]);
        }
        return copy;
      },
    }),
  }) as unknown as ObjectSchema<F>;
}

export const optional = <T>(field: Schema<T>): Optional<T> => ({ optional: field });

/** For merge patches (RFC 7396), where `null` removes a value. */
export function nullable<T>(field: Schema<T>): Schema<T | null> {
  const { type, enum: values } = field as unknown as { type: string | string[]; enum?: unknown[] };
  const each = field[canonical];
  return schema<T | null>({
    ...field,
    type: [type, "null"].flat(),
    ...(values && { enum: [...values, null] }),
    ...(each && { [canonical]: (value: T | null) => (value === null ? null : each(value)) }),
  });
}

/** Some fields of an object, to be spread into another: `object({ ...pick(Order, "sku"), reason: text() })`. */
export function pick<F extends Fields, const K extends (keyof F & string)[]>(
  { properties, required }: ObjectSchema<F>,
  ...names: K
): Pick<F, K[number]> {
  const fields = names.map((name) => {
    const field = properties[name]!;
    return [name, required.includes(name) ? field : optional(field)];
  });
  return Object.fromEntries(fields) as Pick<F, K[number]>;
}

export const money = (): Schema<Money> =>
  object({ amount: int(), currency: schema<string>({ type: "string", pattern: "^[A-Z]{3}$" }) });

/** A valid value in the one form that is stored: UUIDs in lower case, timestamps in UTC, decimals with all digits. */
export const tidy = <T>(field: Schema<T>, value: T): T => field[canonical]?.(value) ?? value;

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));

const schema = <T>(keywords: object) => keywords as Schema<T>;
const same = <T>(value: T) => value;

function fixed(text: string, scale: number): string {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const digits = BigInt(whole) + (scale > 0 ? `.${fraction.padEnd(scale, "0")}` : "");
  return text.startsWith("-") && /[1-9]/.test(digits) ? `-${digits}` : digits;
}
