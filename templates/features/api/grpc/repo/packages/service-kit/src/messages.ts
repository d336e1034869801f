import {
  type DescMessage,
  fromJson,
  type JsonValue,
  type Message,
  toJson,
  type UnknownEnum,
} from "@bufbuild/protobuf";
import {
  type FieldMask,
  type Timestamp,
  timestampFromDate,
  timestampMs,
  type Value,
  ValueSchema,
} from "@bufbuild/protobuf/wkt";
import type { Json, Money } from "./fields.ts";
import { invalid } from "./problem.ts";
import type { PageQuery } from "./pages.ts";
import type { Agreed } from "./whole.ts";

/*
 * Between messages and the domain's plain data. What a message leaves out or has wrong is passed on as it is, since the
 * operation refuses it, in the words that every API style uses, and only after it has asked who calls.
 */

/** What a message is made from: each of its fields, so that none is forgotten, and none of the thing `T` either. */
export type Filled<M extends Message, T = object> = {
  [K in Exclude<keyof M, "$typeName" | "$unknown">]: FilledPart<M[K]>;
} & Agreed<Exclude<keyof T, keyof Fields<M>>>;
type FilledPart<T> = T extends Message
  ? Filled<T>
  : T extends readonly (infer E)[]
    ? FilledPart<E>[]
    : T;

/** What is read from a message: each of its fields, so that none is forgotten. */
export const read = <M extends Message, T>(_message: M, fields: T & All<M, T>): T => fields;

/** Nothing of a message is left out, but for what is called so. */
type All<M, T, But = never> = Agreed<Exclude<keyof Fields<M>, keyof T | But>>;

/** Fields by the domain's names: messages have a `$` behind names that JavaScript has. A mask only says which of them count. */
type Fields<M> = {
  [K in keyof M as NonNullable<M[K]> extends FieldMask ? never : FieldName<K>]-?: unknown;
};
type FieldName<K> = K extends "$typeName" | "$unknown" ? never : K extends `${infer N}$` ? N : K;

/** A part that may be absent, turned into its other form. The type says that it is there: the operation sees to that. */
export const maybe = <A, B>(part: A | undefined, turn: (part: A) => B): B =>
  (part === undefined ? undefined : turn(part)) as B;

/** Each part of a list, turned into its other form. */
export const each = <A, B>(parts: readonly A[] | undefined, turn: (part: A) => B): B[] =>
  (parts ?? []).map((part) => turn(part));

/** A list that may be absent: `repeated` cannot say so, and an empty one is none. */
export const some = <T>(list: T[] | undefined): T[] | undefined =>
  list?.length === 0 ? undefined : list;

/** The same in an update, where `null` removes it. */
export const someOrNull = <T>(list: T[] | undefined): T[] | null | undefined =>
  list?.length === 0 ? null : list;

/**
 * An enum: the domain has words where messages have numbers. Zero is no word, and a number that nobody knows a wrong one; one that
 * the contract has, and that is forgotten here, does not compile where it may be received.
 */
export function choice<const N extends Record<string, number>>(numbers: N) {
  type Word = keyof N & string;
  const words = new Map(Object.entries(numbers).map(([word, number]) => [number, word]));
  return {
    number: (word: Word): N[Word] => numbers[word],
    word: (number: N[Word] | UnknownEnum | 0 = 0) =>
      (number === 0 ? undefined : (words.get(number) ?? String(number))) as Word,
  };
}

export const moneyMessage = ({ amount, currency }: Money) => ({ amount: BigInt(amount), currency });
export const moneyOf = ({ amount, currency }: { amount: bigint; currency: string }): Money => ({
  amount: Number(amount),
  currency,
});

export const timestampMessage = (timestamp: string) => timestampFromDate(new Date(timestamp));
export function timestampOf(timestamp: Timestamp): string {
  const date = new Date(timestampMs(timestamp));
  return Number.isNaN(date.getTime()) ? "out of range" : date.toISOString();
}

export const jsonMessage = (json: Json) => fromJson(ValueSchema, json as JsonValue);
export function jsonOf(value: Value): Json {
  try {
    return toJson(ValueSchema, value) as Json;
  } catch {
    return Number.NaN; // nothing at all, or a number that JSON does not have
  }
}

/** The request for a page, after AIP-158, with all that narrows the list. */
export const page = <M extends { pageSize: number; pageToken: string }, T extends object>(
  request: M,
  filters: T & All<M, T, "pageSize" | "pageToken">,
): PageQuery & T => ({
  limit: request.pageSize || undefined,
  cursor: request.pageToken || undefined,
  ...filters,
});

/**
 * Reads what an update changes (AIP-134): the fields that its mask names, all of them for `*`, or without a mask those that
 * are set. One that is named and not set becomes `null`, which the type hides: it removes the value, and the operation
 * refuses it where one has to stay. Throws `invalid` for a path that is no field.
 */
export function changes<M extends Message & { updateMask?: FieldMask | undefined }>(
  { field }: DescMessage & { readonly field: Record<string, { name: string }> },
  request: M,
) {
  const paths = new Set(request.updateMask?.paths);
  const known = new Set(["*", ...Object.values(field).map(({ name }) => name)]);
  const unknown = [...paths].filter((path) => !known.has(path));
  if (unknown.length > 0) {
    throw invalid([{ pointer: "/update_mask", detail: `has no field ${unknown.join(", ")}` }]);
  }

  function given<K extends keyof M & string>(name: K): NonNullable<M[K]>;
  function given<K extends keyof M & string, T>(
    name: K,
    turn: (part: PartOf<M[K]>) => T,
  ): M[K] extends readonly unknown[] ? T[] : T;
  function given(name: keyof M & string, turn = (part: never): unknown => part): unknown {
    const value = request[name] as never[] | undefined;
    const named = paths.has("*") || paths.has(field[name]!.name);
    if (Array.isArray(value)) {
      return named || (paths.size === 0 && value.length > 0) ? each(value, turn) : undefined;
    }
    if (paths.size > 0 && !named) return undefined;
    return maybe(value, turn) ?? (named ? null : undefined);
  }
  return given;
}
type PartOf<T> = T extends readonly (infer E)[] ? E : NonNullable<T>;
