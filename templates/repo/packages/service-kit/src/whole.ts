import type { JsonObject } from "./fields.ts";

/*
 * What holds the places together in which the fields of a thing are written out: contract, domain, rows. A field that is named on
 * one side only does not compile there; nothing happens when it runs.
 */

/** The value itself. It and the type that it becomes have to name the same fields: optional ones, and those of parts, too. */
export const whole = <T, G>(value: G & NoInfer<T> & Agreed<Apart<T, G>>): T => value;

/** For `whole`: fields that have no value here. */
export const absent = <const K extends string>(..._names: K[]): { [N in K]?: never } => ({});

/** A thing of which all fields are named. */
export type Named<T, K extends keyof T> = T & Agreed<Exclude<keyof T, K>>;

/** What is left when everything was taken. */
export function nothingElse(_rest: Record<string, never>): void {}

/** Anything, if no field is left over. */
export type Agreed<K> = [K] extends [never] ? unknown : { "named on one side only": K };

/** The fields that one of two types has and the other has not. */
type Apart<A, B> = JsonObject extends A
  ? never
  : A extends readonly (infer X)[]
    ? B extends readonly (infer Y)[]
      ? Apart<X, Y>
      : never
    : A extends object
      ? B extends object
        ? Exclude<keyof A, keyof B> | Exclude<keyof B, keyof A> | InParts<A, B, keyof A & keyof B>
        : never
      : never;
type InParts<A, B, K extends keyof A & keyof B> = {
  [N in K]: Apart<NonNullable<A[N]>, NonNullable<B[N]>>;
}[K];
