import {
  type Fields,
  nullable,
  type ObjectSchema,
  type Optional,
  optional,
  type Schema,
} from "./fields.ts";
import type { Agreed } from "./whole.ts";

type Loose<F> =
  F extends Optional<infer T> ? Optional<T> : F extends Schema<infer T> ? Optional<T> : never;
type Patched<F> =
  F extends Optional<infer T>
    ? Optional<T | null>
    : F extends Schema<infer T>
      ? Optional<T>
      : never;

/** Fields that a caller may leave out, since the service knows a default. */
export function defaulted<F extends Fields, const K extends (keyof F & string)[]>(
  { properties }: ObjectSchema<F>,
  ...names: K
): { [N in K[number]]: Loose<F[N]> } {
  const fields = names.map((name) => [name, optional(properties[name]!)]);
  return Object.fromEntries(fields) as { [N in K[number]]: Loose<F[N]> };
}

/** Fields of a merge patch (RFC 7396): each may be left out, and `null` removes one that is optional. */
export function patch<F extends Fields, const K extends (keyof F & string)[]>(
  { properties, required }: ObjectSchema<F>,
  ...names: K
): { [N in K[number]]: Patched<F[N]> } {
  const fields = names.map((name) => {
    const field = properties[name]!;
    return [name, optional(required.includes(name) ? field : nullable(field))];
  });
  return Object.fromEntries(fields) as { [N in K[number]]: Patched<F[N]> };
}

/** The thing with a merge patch applied: what is `undefined` stays, what is `null` goes. */
export function merged<
  T extends object,
  C extends { readonly [K in keyof T]?: T[K] | null | undefined },
>(thing: T, changes: C & Agreed<Exclude<keyof C, keyof T>>): T {
  const kept = Object.entries({ ...thing, ...withoutUndefined(changes) });
  return Object.fromEntries(kept.filter(([, value]) => value !== null)) as T;
}

/** A copy without some of its properties. */
export function omit<T extends object, const K extends (keyof T)[]>(
  thing: T,
  ...names: K
): Omit<T, K[number]> {
  const kept = Object.entries(thing).filter(([name]) => !names.includes(name as keyof T));
  return Object.fromEntries(kept) as Omit<T, K[number]>;
}

const withoutUndefined = (changes: object) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
