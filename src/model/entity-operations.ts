import type { Service } from "../blueprint/types.ts";
import { crudOperation } from "./crud-operation.ts";
import { valuesIn } from "./field-types.ts";
import { httpOf } from "./http.ts";
import { Identifiers } from "./identifiers.ts";
import { nameInputs } from "./inputs.ts";
import { namedOperation } from "./named-operation.ts";
import { needsOf } from "./needs.ts";
import type { OperationPlace } from "./operation.ts";
import type { EntityModel, OperationModel, ServiceModel, ValueModel } from "./types.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Last pass: the operations of every entity, those of `crud` first, and what follows from them. */
export function fillOperations(
  model: Mutable<ServiceModel>,
  service: Service,
  entities: ReadonlyMap<string, EntityModel>,
  place: Pick<OperationPlace, "roles" | "values">,
  identifiers: Identifiers,
): void {
  for (const blueprint of service.entities) {
    const entity: Mutable<EntityModel> = entities.get(blueprint.name)!;
    const named = service.operations.filter((one) => one.of === blueprint.name);
    const here = {
      ...place,
      moves: named.some((one) => one.to !== undefined),
      functions: new Identifiers([entity.variable, entity.variables]),
    };
    const operations: Mutable<OperationModel>[] = [
      ...blueprint.crud.map((kind) => crudOperation(kind, blueprint, entity, here)),
      ...named.map((one) => namedOperation(one, entity, here)),
    ];
    nameInputs(entity, operations, identifiers);
    entity.uses = withInputs(entity.uses, operations);
    entity.hasUses = entity.uses.length > 0;
    for (const operation of operations) operation.http = httpOf(operation, operations, model.major);
    entity.operations = operations;
    entity.exposed = operations.filter((one) => one.exposed);
    entity.hasExposed = entity.exposed.length > 0;
    entity.answersExposed = entity.exposed.some((one) => !one.is.delete);
    entity.listExposed = entity.exposed.some((one) => one.is.list);
    entity.hasOperations = operations.length > 0;
    entity.needs = needsOf(entity);
    entity.readable = entity.needs.find || entity.needs.paged || entity.needs.change;
    entity.reads = entity.readable;
    entity.commands = operations.filter((one) => one.is.command);
    for (const operation of operations) entity.has[operation.kind] = true;
  }
  model.hasReadable = model.entities.some(({ readable }) => readable);
  model.operations = model.entities.flatMap((entity) => entity.operations);
  model.exposed = model.operations.filter((operation) => operation.exposed);
  model.hasExposed = model.exposed.length > 0;
  model.exposedEntities = model.entities.filter((entity) => entity.hasExposed);
}

/** Value objects of the fields and of what operations are given besides. */
const withInputs = (uses: readonly ValueModel[], operations: readonly OperationModel[]) => [
  ...new Set([
    ...uses,
    ...operations.flatMap((one) => one.passed.flatMap(({ field }) => valuesIn(field.type))),
  ]),
];
