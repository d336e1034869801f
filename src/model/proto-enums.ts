import type { ProtoConstantModel } from "./types.ts";

/**
 * The constants of an enum's values, in order; number `n` of the enum stands for the value before it. Two values that
 * protobuf cannot tell apart, since it looks neither at case nor at `_`, are numbered.
 */
export function enumConstants(name: string, values: readonly string[]): string[] {
  const prefix = screaming(name);
  const taken = new Set(["UNSPECIFIED"]);
  return values.map((value) => {
    const wanted =
      screaming(value.replaceAll(/[^A-Za-z0-9]+/g, "_").replaceAll(/^_+|_+$/g, "")) || "VALUE";
    let constant = wanted;
    for (let count = 2; taken.has(constant.replaceAll("_", "")); count++)
      constant = `${wanted}_N${count}`;
    taken.add(constant.replaceAll("_", ""));
    return `${prefix}_${constant}`;
  });
}

/** The constant that stands for no value. */
export const unspecified = (name: string): string => `${screaming(name)}_UNSPECIFIED`;

/** The same with the properties that protoc-gen-es gives them: without the prefix, if that leaves an identifier of all. */
export function constantsOf(name: string, values: readonly string[]): ProtoConstantModel[] {
  const constants = enumConstants(name, values);
  const prefix = `${name.slice(0, 1)}${name.slice(1).replaceAll(/[A-Z]/g, "_$&")}_`.toUpperCase();
  const shared = [...constants, unspecified(name)].every(
    (one) => one.startsWith(prefix) && /^\D/.test(one.slice(prefix.length)),
  );
  return values.map((value, index) => {
    const constant = constants[index]!;
    return { value, constant, property: shared ? constant.slice(prefix.length) : constant };
  });
}

/** `OrderStatus` → `ORDER_STATUS`, `B2BKind` → `B2B_KIND`: words as `buf lint` finds them. */
const screaming = (text: string): string =>
  text.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z0-9])(?=[A-Z][a-z])/g, "_").toUpperCase();
