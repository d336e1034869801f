import type { JsonValue } from "../blueprint/types.ts";
import { exampleId } from "./examples.ts";
import type { EntityModel } from "./types.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Third pass: two examples, which can be stored in the order of `order`: a reference shows the id that its target's
 * example has, and an optional one is left out where the target comes later.
 */
export function fillExamples(
  model: Mutable<EntityModel>,
  order: readonly EntityModel[],
  numbers: ReadonlyMap<EntityModel, number>,
): void {
  const earlier = (target: EntityModel) => order.indexOf(target) < order.indexOf(model);
  const example = (n: 1 | 2) =>
    Object.fromEntries(
      model.fields.flatMap((field): [string, JsonValue][] => {
        if (field.isId) return [[field.name, exampleId(numbers.get(model)!, n)]];
        if (!field.reference)
          return field.required || n === 1 ? [[field.name, field.examples[n - 1]!]] : [];
        const { target, self } = field.reference;
        const id = exampleId(numbers.get(target)!, self ? 1 : n);
        if (field.isSet) return [[field.name, earlier(target) ? [id] : []]];
        return field.required || (self ? n === 2 : n === 1 && earlier(target))
          ? [[field.name, id]]
          : [];
      }),
    );
  model.examples = [example(1), example(2)];
}
