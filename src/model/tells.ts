import type { EntityModel, OperationModel, ServiceModel } from "./types.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What the code of entities needs beyond that of their operations, where events are sent or received. */
export function fillTells(services: readonly ServiceModel[]): void {
  for (const { entities, usesEvents } of services) {
    for (const entity of entities as Mutable<EntityModel>[]) {
      for (const operation of entity.operations) fillOperation(operation);
      const emitting = entity.operations.filter(({ emits }) => emits !== null);
      entity.tells = {
        any: emitting.length > 0,
        add: emitting.some(({ is }) => is.create),
        change: emitting.some(({ changes }) => changes),
        remove: emitting.some(({ is }) => is.delete),
        functions: functionsOf(emitting),
        tested: functionsOf(
          emitting.filter((one) => !one.hasCalls && entity.sample.operations.includes(one)),
        ),
      };
      entity.addsMore = entity.hasSets || entity.tells.add;
      entity.atomic = usesEvents && (entity.addsMore || entity.needs.change || entity.tells.remove);
      if (entity.tells.remove) entity.reads = true;
      if (entity.operations.some(({ changes, tellsInput }) => changes && tellsInput))
        importType(entity);
    }
  }
}

/** `operations.ts` writes out how an event is made. */
function importType(entity: Mutable<EntityModel>): void {
  if (entity.imports.some(({ name }) => name === entity.type)) return;
  entity.imports = [{ name: entity.type, isType: true }, ...entity.imports];
  entity.hasImports = true;
}

const functionsOf = (emitting: readonly OperationModel[]): string[] => [
  ...new Set(emitting.map(({ emits }) => emits!.function)),
];

function fillOperation(operation: Mutable<OperationModel>): void {
  const { is, passesInput, emits } = operation;
  operation.tellsInput = emits?.hasGiven ?? false;
  operation.takesInput = passesInput || operation.tellsInput;
  operation.bindsRule = is.replace || is.update || passesInput;
}
