import { cased } from "../cases.ts";
import type { DraftService } from "../draft.ts";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";
import type { FieldType } from "../types.ts";

/** An enum of a field, with the words that name it in a contract. */
interface EnumField {
  field: Word;
  path: readonly string[];
  values: readonly string[];
}

/**
 * Enums of a service have names of their own, made of owner and field, and so have their constants, made of owner, field
 * and value: `statusA` with `b` and `status` with `a-b` would meet. (Values of one enum are compared where it is read.)
 */
export function checkConstants(service: DraftService, report: Report): void {
  const enums = enumsOf(service);
  const twins = firsts(
    enums.map(({ field, path }) => ({ field, name: cased(path.join("-")).pascal })),
  );
  for (const { field, other, name } of twins) {
    const message = `The enums of ${shown(field.text)} and ${shown(other.text)} become the same type`;
    report("GP1803", field.at, message, `Both become \`${name}\`. Rename one of them.`);
  }
  const constants = enums.flatMap(({ field, path, values }) =>
    values.map((value) => ({ field, name: cased([...path, value].join("-")).snake.toUpperCase() })),
  );
  for (const { field, other, name } of firsts(constants)) {
    if (twins.some((twin) => twin.field === field)) continue;
    const message = `A value of ${shown(field.text)} and one of ${shown(other.text)} become the same constant`;
    report("GP1805", field.at, message, `Both become \`${name}\`. Rename one of them.`);
  }
}

function enumsOf({ entities, values, operations }: DraftService): EnumField[] {
  const inputs = operations.map(({ name, input }) => ({ name, fields: input }));
  return [...entities, ...values, ...inputs].flatMap(({ name, fields }) =>
    fields.flatMap((field): EnumField[] => {
      const found = enumIn(field.type);
      return found
        ? [{ field: field.name, path: [name.text, field.name.text], values: found }]
        : [];
    }),
  );
}

function enumIn(type: FieldType | undefined): readonly string[] | undefined {
  if (type?.kind === "list") return enumIn(type.of);
  return type?.kind === "enum" ? type.values : undefined;
}

/** Those whose name an earlier field has. */
function firsts(
  all: readonly { field: Word; name: string }[],
): { field: Word; other: Word; name: string }[] {
  const taken = new Map<string, Word>();
  return all.flatMap(({ field, name }) => {
    const other = taken.get(name) ?? field;
    taken.set(name, other);
    return other === field ? [] : [{ field, other, name }];
  });
}
