import type { Numbers } from "../advice/index.ts";
import type { Service } from "../blueprint/types.ts";
import { fillExamples } from "./entity-examples.ts";
import { fillEvents } from "./events.ts";
import { fillOperations } from "./entity-operations.ts";
import { entityShell, fillEntity } from "./entity.ts";
import { Identifiers, namesOfModules } from "./identifiers.ts";
import { namesOf } from "./names.ts";
import { dependenciesFirst } from "./order.ts";
import { noServiceProto } from "./proto-blank.ts";
import { fillProtoSamples } from "./proto-samples.ts";
import { fillProto } from "./proto.ts";
import { noServiceSample } from "./samples-blank.ts";
import { fillSamples } from "./samples.ts";
import { valueModels } from "./values.ts";
import type { ServiceModel, SystemModel } from "./types.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const FIRST_PORT = 3001;

/** The facts about one service: value objects, then entities, then examples, then operations, each from those before. */
export function serviceModel(
  service: Service,
  index: number,
  system: SystemModel,
  { hops, limits, objectives }: Numbers,
): ServiceModel {
  const name = namesOf(service.name);
  const { version = "1.0.0" } = service;
  const major = `v${version.split(".", 1)[0]}`;
  const modules = service.entities.flatMap((one) => namesOfModules(namesOf(one.name)));
  const identifiers = new Identifiers(modules);
  const model: Mutable<ServiceModel> = {
    name,
    system,
    purpose: service.purpose ?? null,
    version,
    major,
    port: FIRST_PORT + index,
    http2Port: FIRST_PORT + 1000 + index,
    appName: `${name.camel}App`,
    appsName: `${name.camel}Apps`,
    devName: `${name.camel}Dev`,
    messagingName: `${name.camel}Messaging`,
    configName: `${name.camel}Config`,
    startName: `${name.camel}Start`,
    schema: name.snake,
    hops,
    limits,
    objectives,
    protoPackage: `${name.snake}.${major}`,
    protoService: `${name.pascal}Service`,
    values: [],
    hasValues: false,
    entities: [],
    hasEntities: false,
    hasReadable: false,
    entitiesByDependency: [],
    operations: [],
    exposed: [],
    exposedEntities: [],
    hasExposed: false,
    events: [],
    hasEvents: false,
    emitsEvents: false,
    reactions: [],
    consumesEvents: false,
    testsByExample: false,
    reactors: [],
    sources: [],
    usesEvents: false,
    callees: [],
    hasCalls: false,
    calling: [],
    reactorsCall: false,
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
  fillEvents(model, service, entities, values);
  fillProto(model);
  fillSamples(model);
  fillProtoSamples(model);
  return model;
}
