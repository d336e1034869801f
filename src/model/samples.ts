import { examplesUsed } from "./samples-blank.ts";
import { filtersOf, removalOf } from "./removal.ts";
import type {
  EntityModel,
  EntitySample,
  FieldModel,
  OperationModel,
  ServiceModel,
  ServiceSample,
} from "./types.ts";
import { operationSample } from "./samples-operation.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What tests need to know about operations, entities and the service, once all of them stand. */
export function fillSamples(service: Mutable<ServiceModel>): void {
  for (const entity of service.entities) {
    const tried = new Set<FieldModel>();
    for (const operation of entity.operations) {
      (operation as Mutable<OperationModel>).sample = operationSample(operation, tried);
    }
    (entity as Mutable<EntityModel>).sample = entitySample(entity);
  }
  service.sample = serviceSample(service);
}

function entitySample(entity: EntityModel): EntitySample {
  const operations = entity.operations.filter((one) => !one.userWritten && !one.sample.impossible);
  const routes = operations.filter((one) => one.exposed && !one.hasCalls);
  const some = (test: (operation: OperationModel) => boolean) => operations.some(test);
  const omits = ({ is, sample, hasPassed, hasDefaulted, hasCalls }: OperationModel) =>
    sample.omits ||
    (!hasCalls &&
      (sample.erased !== null || (hasPassed && is.create) || (hasDefaulted && is.replace)));
  return {
    operations,
    hasOperations: operations.length > 0,
    routes,
    hasRoutes: routes.length > 0,
    routeExamples: examplesUsed(
      routes.some((one) => one.is.list || !one.sample.fixed),
      routes.some((one) => !one.is.create),
    ),
    operationExamples: examplesUsed(
      operations.some((one) => !one.is.create || !one.sample.fixed),
      operations.some((one) => !one.is.create || !one.sample.fixed),
    ),
    usesExamples: some((one) => !one.is.create || !one.sample.fixed),
    routesUseExamples: routes.some((one) => !one.is.create || !one.sample.fixed),
    hasInputs: some((one) => one.sample.hasInput),
    hasWrong: some((one) => one.sample.hasWrong),
    omits: some(omits),
    routeOmits: routes.some((one) => one.sample.omits),
    byCaller: some((one) => one.sample.byCaller),
    reader: entity.exposed.find((one) => one.is.get) ?? null,
    filters: filtersOf(entity),
    linked: [...entity.references, ...entity.sets],
    ...removalOf(entity),
  };
}

/** Nothing has to be right about its requests but who sends them. */
const refusable = ({ public: open, deniedRoles, sample }: OperationModel): boolean =>
  !open &&
  deniedRoles.length > 0 &&
  !(sample.hasInput || sample.emptyBody || (sample.url.hasKey && sample.url.encoded));

function serviceSample({ exposed, entities }: ServiceModel): ServiceSample {
  const first = (test: (operation: OperationModel) => boolean) => exposed.find(test) ?? null;
  const reader = first((one) => one.is.get);
  const lister = entities.flatMap(({ sample }) => sample.routes).find((one) => one.is.list) ?? null;
  return {
    hasUniques: entities.some((entity) => entity.hasUniques),
    any: first(() => true),
    closed: first((one) => !one.public),
    denied: first(refusable),
    body: first((one) => one.sample.hasInput && one.http.method !== "delete"),
    reader,
    lister,
    reads: reader !== null || lister !== null,
    readable: first((one) => one.http.status !== 204),
  };
}
