import { unspecified } from "../model/proto-enums.ts";
import type { EntityModel, TypeModel, ValueModel } from "../model/types.ts";
import { type ProtoField, protoField } from "./proto-fields.ts";
import { block, comment } from "./proto-text.ts";

/** One .proto file while it is written: what is asked for stands in it, with all that it refers to. */
export class ProtoFile {
  readonly #imports = new Set<string>();
  readonly #definitions = new Map<string, string>();

  google(file: string, message: string): string {
    this.#imports.add(`google/protobuf/${file}.proto`);
    return `google.protobuf.${message}`;
  }

  imports(): string[] {
    return [...this.#imports].sort().map((file) => `import "${file}";`);
  }

  /** Enums and messages that were asked for, each after the one that asked for it first. */
  definitions(): string[] {
    return [...this.#definitions.values()];
  }

  entity(entity: EntityModel): string {
    const fields = () => entity.fields.map((field) => protoField(field, field.optional, this));
    // What is always there has the first numbers, so that a field behind the others leaves all numbers as they are.
    const numbers = entity.fields.map((field, index) =>
      field.isId ? 1 : field.isCreatedAt ? 2 : index + 2,
    );
    return this.#message(entity.proto.message, entity.description, fields, numbers);
  }

  value(value: ValueModel): string {
    const fields = () => value.fields.map((field) => protoField(field, field.optional, this));
    return this.#message(value.proto.message, value.description, fields);
  }

  money(): string {
    return this.#message("Money", "An amount of a currency.", () => [
      { type: "int64", name: "amount", comment: "In minor units (cents); it may be below zero." },
      { type: "string", name: "currency", comment: "ISO 4217." },
    ]);
  }

  enumeration(type: TypeModel): string {
    const { name, constants } = type.proto!;
    if (!this.#definitions.has(name)) {
      const all = [unspecified(name), ...constants.map(({ constant }) => constant)];
      const lines = all.map((constant, number) => {
        const value = type.values[number - 1];
        const unlike = value !== undefined && !constant.endsWith(`_${value.toUpperCase()}`);
        return `${unlike ? comment(`Stands for "${value}".`, "  ") : ""}  ${constant} = ${number};\n`;
      });
      this.#definitions.set(name, `enum ${name} ${block(lines)}`);
    }
    return name;
  }

  #message(
    name: string,
    description: string | null,
    fields: () => ProtoField[],
    numbers?: number[],
  ): string {
    if (!this.#definitions.has(name)) {
      this.#definitions.set(name, "");
      this.#definitions.set(name, messageText(name, description ?? "", fields(), numbers));
    }
    return name;
  }
}

/** A message; without numbers its fields count from 1. */
export function messageText(
  name: string,
  description: string,
  fields: readonly ProtoField[],
  numbers?: readonly number[],
): string {
  const lines = fields.map((field, index) => {
    const options = field.redacted ? " [debug_redact = true]" : "";
    const number = numbers?.[index] ?? index + 1;
    return `${comment(field.comment ?? "", "  ")}  ${field.type} ${field.name} = ${number}${options};\n`;
  });
  return `${comment(description, "")}message ${name} ${block(lines)}`;
}
