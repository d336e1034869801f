import { unspecified } from "../model/proto-enums.ts";
import type { EntityModel, Names, TypeModel, ValueModel } from "../model/types.ts";
import type { FormerNames } from "./former-names.ts";
import { type ProtoField, protoField } from "./proto-fields.ts";

/** A message or an enum, before its parts have their numbers. */
export interface Definition {
  kind: "message" | "enum";
  name: string;
  description: string;
  /** Values of an enum have no type. */
  parts: readonly ProtoField[];
  /** The numbers of its parts where it is new. */
  first: readonly number[];
}

/** One .proto file while it is written: what is asked for stands in it, with all that it refers to. */
export class ProtoFile {
  readonly former: FormerNames;
  readonly #imports = new Set<string>();
  readonly #definitions = new Map<string, Definition>();

  constructor(former: FormerNames) {
    this.former = former;
  }

  google(file: string, message: string): string {
    this.#imports.add(`google/protobuf/${file}.proto`);
    return `google.protobuf.${message}`;
  }

  imports(): string[] {
    return [...this.#imports].sort().map((file) => `import "${file}";`);
  }

  /** Enums and messages that were asked for, each after the one that asked for it first. */
  definitions(): Definition[] {
    return [...this.#definitions.values()];
  }

  entity(entity: EntityModel): string {
    // What is always there has the first numbers, so that a field behind the others leaves all numbers as they are.
    const numbers = entity.fields.map((field, index) =>
      field.isId ? 1 : field.isCreatedAt ? 2 : index + 2,
    );
    return this.#owner(entity, this.former.entity(entity), numbers);
  }

  value(value: ValueModel): string {
    return this.#owner(value, value.name);
  }

  money(): string {
    return this.#message("Money", "An amount of a currency.", () => [
      { type: "int64", name: "amount", comment: "In minor units (cents); it may be below zero." },
      { type: "string", name: "currency", comment: "ISO 4217." },
    ]);
  }

  enumeration(type: TypeModel): string {
    const { name, constants } = type.proto!;
    const parts = [unspecified(name), ...constants.map(({ constant }) => constant)].map(
      (constant, number): ProtoField => {
        const value = type.values[number - 1];
        const unlike = value !== undefined && !constant.endsWith(`_${value.toUpperCase()}`);
        return { type: "", name: constant, ...(unlike && { comment: `Stands for "${value}".` }) };
      },
    );
    const first = parts.map((_, number) => number);
    if (!this.#definitions.has(name))
      this.#definitions.set(name, { kind: "enum", name, description: "", parts, first });
    return name;
  }

  #owner(
    { proto, description, fields }: EntityModel | ValueModel,
    was: Names,
    numbers?: readonly number[],
  ): string {
    const parts = () =>
      fields.map((field) => ({
        ...protoField(field, field.optional, this),
        was: this.former.field(was, field),
      }));
    return this.#message(proto.message, description ?? "", parts, numbers);
  }

  #message(
    name: string,
    description: string,
    fields: () => ProtoField[],
    numbers?: readonly number[],
  ): string {
    if (!this.#definitions.has(name)) {
      // It has its place before those that it refers to.
      this.#definitions.set(name, message(name, "", []));
      this.#definitions.set(name, message(name, description, fields(), numbers));
    }
    return name;
  }
}

/** A message; where it is new its fields count from 1, unless numbers are given. */
export const message = (
  name: string,
  description: string,
  parts: readonly ProtoField[],
  first: readonly number[] = parts.map((_, index) => index + 1),
): Definition => ({ kind: "message", name, description, parts, first });
