import type { Field, Service } from "../blueprint/types.ts";
import { valuesIn } from "./field-types.ts";
import { fieldModel } from "./field.ts";
import type { Identifiers } from "./identifiers.ts";
import { namesOf } from "./names.ts";
import { noValueProto } from "./proto-blank.ts";
import type { ValueModel } from "./types.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The value objects of a service, by name; each is filled after those it uses, whose examples its own hold. */
export function valueModels(service: Service, identifiers: Identifiers): Map<string, ValueModel> {
  const models = new Map<string, Mutable<ValueModel>>();
  for (const value of service.values) {
    const name = namesOf(value.name);
    models.set(value.name, {
      name,
      type: identifiers.type(name.pascal, "Value"),
      description: value.description ?? null,
      fields: [],
      uses: [],
      proto: noValueProto(),
    });
  }
  const done = new Set<string>();
  const fill = (name: string) => {
    if (done.has(name)) return;
    done.add(name);
    const value = service.values.find((one) => one.name === name)!;
    const model = models.get(name)!;
    for (const used of service.values)
      if (used.name !== name && mentions(value.fields, used.name)) fill(used.name);
    model.fields = value.fields.map((field) => fieldModel(field, name, models));
    model.uses = [...new Set(model.fields.flatMap((field) => valuesIn(field.type)))];
  };
  for (const value of service.values) fill(value.name);
  return models;
}

const mentions = (fields: readonly Field[], name: string) =>
  fields.some(({ type }) => {
    let inner = type;
    while (inner.kind === "list") inner = inner.of;
    return inner.kind === "value" && inner.name === name;
  });
