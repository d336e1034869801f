import { type Identifiers, variableOf } from "./identifiers.ts";
import { capital } from "./names.ts";
import type { EntityModel, FieldModel, OperationModel } from "./types.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Names the schema of every operation's input; those that are only a key, or only a page, share one. */
export function nameInputs(
  entity: Mutable<EntityModel>,
  operations: Mutable<OperationModel>[],
  identifiers: Identifiers,
): void {
  const others = operations.flatMap((one) => (one.key && !one.byId ? [one.key] : []));
  entity.keys = [entity.fields[0]!, ...new Set(others)];
  entity.hasOtherKeys = entity.keys.length > 1;
  entity.keyInputs = entity.keys.map((key) => ({
    key,
    byId: key.isId,
    inputType: identifiers.type(keyName(entity, key), "Type"),
  }));
  entity.keyType = entity.hasOtherKeys
    ? identifiers.type(`${entity.name.pascal}Key`, "Type")
    : entity.keyInputs[0]!.inputType;
  for (const operation of operations) {
    const known = operation.hasInputs
      ? undefined
      : operation.is.list
        ? "PageQuery"
        : keyInput(entity, operation.key);
    operation.sharedInput = known !== undefined;
    operation.inputType = known ?? identifiers.type(operation.name.pascal, "Input");
    operation.emptyInput = !operation.key && !operation.is.list && !operation.hasInputs;
  }
  entity.imports = importsOf(entity, operations);
  entity.hasImports = entity.imports.length > 0;
  nameKeys(entity, operations);
}

/** Variables for keys beside everything else that a function of `operations.ts` has in sight. */
function nameKeys(entity: EntityModel, operations: readonly Mutable<OperationModel>[]): void {
  const taken = new Set([entity.variables, ...entity.imports.map(({ name }) => name)]);
  for (const operation of operations) {
    if (!operation.key) continue;
    const { name } = operation.key;
    operation.keyVariable = variableOf(name, "Key", taken);
    operation.keyRenamed = operation.keyVariable !== name;
  }
}

const keyName = (entity: EntityModel, key: FieldModel) =>
  key.isId ? `${entity.name.pascal}Id` : `${entity.name.pascal}By${capital(key.name)}`;

const keyInput = (entity: EntityModel, key: FieldModel | null) =>
  entity.keyInputs.find((one) => one.key === key)?.inputType;

/** Each name once; the entity's own type where a rule is written out in place. */
function importsOf(
  entity: EntityModel,
  operations: readonly OperationModel[],
): EntityModel["imports"] {
  const values = operations.flatMap((one) => [
    ...(one.hasRule ? [one.rule] : []),
    ...(one.inputType === "PageQuery" ? [] : [one.inputType]),
  ]);
  const inPlace = operations.some((one) => one.is.replace || one.is.update || one.passesInput);
  return [
    ...(inPlace ? [{ name: entity.type, isType: true }] : []),
    ...[...new Set(values)].map((name) => ({ name, isType: false })),
  ];
}
