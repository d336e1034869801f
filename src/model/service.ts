import type { Service } from "../blueprint/types.ts";
import { entityShell, fillEntity, fillExamples } from "./entity.ts";
import { valuesIn } from "./field-types.ts";
import { fieldModel } from "./field.ts";
import { httpOf } from "./http.ts";
import { Identifiers, namesOfModules } from "./identifiers.ts";
import { nameInputs } from "./inputs.ts";
import { needsOf } from "./needs.ts";
import { namesOf } from "./names.ts";
import { noServiceProto, noValueProto } from "./proto-blank.ts";
import { fillProtoSamples } from "./proto-samples.ts";
import { fillProto } from "./proto.ts";
import { fillSamples, noServiceSample } from "./samples.ts";
import { crudOperation, namedOperation, type OperationPlace } from "./operation.ts";
import type {
  EntityModel,
  OperationModel,
  ServiceModel,
  SystemModel,
  ValueModel,
} from "./types.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const FIRST_PORT = 3001;

export function serviceModel(service: Service, index: number, system: SystemModel): ServiceModel {
  const name = namesOf(service.name);
  const modules = service.entities.flatMap((one) => namesOfModules(namesOf(one.name)));
  const identifiers = new Identifiers(modules);
  const model: Mutable<ServiceModel> = {
    name,
    system,
    purpose: service.purpose ?? null,
    port: FIRST_PORT + index,
    http2Port: FIRST_PORT + 1000 + index,
    appName: `${name.camel}App`,
    appsName: `${name.camel}Apps`,
    devName: `${name.camel}Dev`,
    schema: name.snake,
    protoPackage: `${name.snake}.v1`,
    protoService: `${name.pascal}Service`,
    values: [],
    hasValues: false,
    entities: [],
    hasEntities: false,
    entitiesByDependency: [],
    operations: [],
    exposed: [],
    exposedEntities: [],
    hasExposed: false,
    proto: noServiceProto(),
    sample: noServiceSample(),
  };
  const values = valueModels(service, identifiers);
  const entities = new Map(
    service.entities.map((entity) => [entity.name, entityShell(entity, model, identifiers)]),
  );
  for (const entity of service.entities)
    fillEntity(entities.get(entity.name)!, entity, service, entities, values);
  model.values = dependenciesFirst([...values.values()], (value) => value.uses);
  model.hasValues = model.values.length > 0;
  model.entities = [...entities.values()];
  model.hasEntities = model.entities.length > 0;
  model.entitiesByDependency = dependenciesFirst(model.entities, (entity) =>
    entity.fields.flatMap((field) =>
      field.reference && !field.reference.self && !field.optional ? [field.reference.target] : [],
    ),
  );
  const numbers = new Map(model.entities.map((entity, at) => [entity, at + 1]));
  for (const entity of model.entities) fillExamples(entity, model.entitiesByDependency, numbers);
  fillOperations(model, service, entities, { roles: system.roles, values }, identifiers);
  fillProto(model);
  fillSamples(model);
  fillProtoSamples(model);
  return model;
}

function valueModels(service: Service, identifiers: Identifiers): Map<string, ValueModel> {
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

const mentions = (fields: Service["values"][number]["fields"], name: string) =>
  fields.some(({ type }) => {
    let inner = type;
    while (inner.kind === "list") inner = inner.of;
    return inner.kind === "value" && inner.name === name;
  });

function fillOperations(
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
    for (const operation of operations)
      operation.http = { ...httpOf(operation, operations), base: `v1/${entity.path}` };
    entity.operations = operations;
    entity.exposed = operations.filter((one) => one.exposed);
    entity.hasExposed = entity.exposed.length > 0;
    entity.listExposed = entity.exposed.some((one) => one.is.list);
    entity.hasOperations = operations.length > 0;
    entity.needs = needsOf(entity);
    entity.reads = entity.needs.find || entity.needs.paged || entity.needs.change;
    entity.commands = operations.filter((one) => one.is.command);
    for (const operation of operations) entity.has[operation.kind] = true;
  }
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

/** Each after what it needs; the order of the file where that leaves a choice. */
function dependenciesFirst<T>(all: readonly T[], needs: (one: T) => readonly T[]): T[] {
  const sorted = new Set<T>();
  const visiting = new Set<T>();
  const visit = (one: T) => {
    if (sorted.has(one) || visiting.has(one)) return;
    visiting.add(one);
    needs(one).forEach(visit);
    sorted.add(one);
  };
  all.forEach(visit);
  return [...sorted];
}
