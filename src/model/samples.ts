import { literalOf } from "./literals.ts";
import { filtersOf, removalOf } from "./removal.ts";
import type {
  EntityModel,
  EntitySample,
  FieldModel,
  OperationModel,
  OperationSample,
  ServiceModel,
  ServiceSample,
  UrlSample,
} from "./types.ts";
import { wrongValue } from "./wrong-values.ts";

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
  service.sample = serviceSample(service.exposed);
}

function operationSample(operation: OperationModel, tried: Set<FieldModel>): OperationSample {
  const { entity, accepts, is, preset, nobody, allow } = operation;
  const accepted = accepts.map((input) => input.field);
  const beside = entity.fields.filter((field) => !accepted.includes(field));
  const given = accepted.filter((field) => field.name in (entity.examples[0] as object));
  const few =
    (is.update || is.command) && given.length > 0 && 2 * given.length < entity.fields.length;
  const passed = is.list
    ? []
    : operation.passed.map(({ field }) => ({
        name: field.name,
        value: literalOf(field.examples[0]),
      }));
  const wrong = wrongOf(operation, tried);
  const byCaller = is.create && [...preset, ...accepted].some((field) => field.defaultCaller);
  const { roles } = entity.service.system;
  return {
    hasInput: accepted.length + passed.length > 0,
    beside,
    given: few ? given : [],
    few,
    passed,
    long: few || passed.length > 0,
    fixed: accepted.length === 0,
    omits: accepted.length > 0 && !few,
    wrong,
    hasWrong: wrong.length > 0,
    manyWrong: wrong.length > 1,
    erased: operation.patched.find((field) => field.optional && given.includes(field)) ?? null,
    from: fromOf(operation),
    once: operation.transition?.refused.includes(operation.transition.to) ?? false,
    byCaller,
    impossible: byCaller && (nobody || (operation.public && roles.length === 0)),
    role: allow[0] ?? (byCaller && !nobody ? (roles[0]?.name ?? null) : null),
    denied: operation.deniedRoles[0] ?? null,
    method: operation.http.method.toUpperCase() as OperationSample["method"],
    patch: operation.http.method === "patch",
    url: urlOf(operation),
  };
}

/** Each field's limits are the entity's, whichever operation takes it: tried once. */
function wrongOf({ inputs, is }: OperationModel, tried: Set<FieldModel>) {
  const all = is.list ? [] : inputs.flatMap((input) => wrongValue(input) ?? []);
  const fresh = all.filter(({ field }) => !tried.has(field));
  for (const { field } of fresh) tried.add(field);
  return (fresh.length > 0 ? fresh : all.slice(0, 1)).map(({ wrong }) => wrong);
}

const fromOf = ({ transition }: OperationModel): readonly string[] =>
  transition === null ? [] : transition.guarded ? transition.from : transition.field.type.values;

function urlOf({ http, key }: OperationModel): UrlSample {
  const [before = "", after = ""] = http.path.slice(1).split(/\/\{\w+\}\/?/);
  const hasKey = http.path.includes("{");
  return {
    before,
    hasKey,
    encoded: key !== null && !key.type.is.uuid,
    after: after || null,
    otherMethod: hasKey && !after ? "POST" : "PUT",
  };
}

function entitySample(entity: EntityModel): EntitySample {
  const operations = entity.operations.filter((one) => !one.userWritten);
  const some = (test: (operation: OperationModel) => boolean) => operations.some(test);
  const omits = ({ is, sample, hasPassed, hasDefaulted }: OperationModel) =>
    sample.omits ||
    sample.erased !== null ||
    (hasPassed && is.create) ||
    (hasDefaulted && is.replace);
  return {
    operations,
    hasOperations: operations.length > 0,
    hasInputs: some((one) => one.sample.hasInput),
    hasWrong: some((one) => one.sample.hasWrong),
    omits: some(omits),
    routeOmits: some((one) => one.exposed && one.sample.omits),
    byCaller: some((one) => one.sample.byCaller && !one.sample.impossible),
    reader: entity.exposed.find((one) => one.is.get) ?? null,
    filters: filtersOf(entity),
    linked: [...entity.references, ...entity.sets],
    ...removalOf(entity),
  };
}

function serviceSample(exposed: readonly OperationModel[]): ServiceSample {
  const first = (test: (operation: OperationModel) => boolean) => exposed.find(test) ?? null;
  return {
    any: first(() => true),
    closed: first((one) => !one.public),
    denied: first((one) => !one.public && one.deniedRoles.length > 0 && !one.sample.hasInput),
    body: first((one) => one.sample.hasInput && one.http.method !== "delete"),
    reader: first((one) => one.is.get),
    readable: first((one) => one.http.status !== 204),
  };
}

export const noOperationSample = (): OperationSample => ({
  hasInput: false,
  beside: [],
  given: [],
  few: false,
  passed: [],
  long: false,
  fixed: false,
  omits: false,
  wrong: [],
  hasWrong: false,
  manyWrong: false,
  erased: null,
  from: [],
  once: false,
  byCaller: false,
  impossible: false,
  role: null,
  denied: null,
  method: "GET",
  patch: false,
  url: { before: "", hasKey: false, encoded: false, after: null, otherMethod: "PUT" },
});

export const noEntitySample = (): EntitySample => ({
  operations: [],
  hasOperations: false,
  hasInputs: false,
  hasWrong: false,
  omits: false,
  routeOmits: false,
  byCaller: false,
  reader: null,
  filters: [],
  linked: [],
  free: null,
  held: null,
  takes: [],
});

export const noServiceSample = (): ServiceSample => ({
  any: null,
  closed: null,
  denied: null,
  body: null,
  reader: null,
  readable: null,
});
