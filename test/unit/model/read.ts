import { readBlueprint, type Offer } from "../../../src/blueprint/index.ts";
import { buildModel } from "../../../src/model/index.ts";
import type {
  EntityModel,
  FieldModel,
  OperationModel,
  ServiceModel,
  SystemModel,
} from "../../../src/model/types.ts";

const OFFER: Offer = {
  platform: new Map([
    ["database", ["postgresql"]],
    ["broker", ["memory", "nats", "none"]],
    ["observability", ["none", "opentelemetry"]],
    ["deployment", ["none", "compose", "kubernetes"]],
    ["ci", ["none", "github", "gitlab"]],
  ]),
  carriers: new Map([["broker", { features: ["memory", "nats"], byDefault: false }]]),
  oneProcess: new Map([["broker", ["memory"]]]),
  users: ["oidc"],
  api: ["rest", "grpc"],
  auto: new Set(["platform.broker"]),
};

/** The model of a whole blueprint. Throws where it is not sound: what these tests build on could be said by a user. */
export function systemOf(text: string): SystemModel {
  const { blueprint, problems } = readBlueprint(text, "blueprint.yaml", OFFER);
  if (!blueprint) throw new Error(problems.map(({ message }) => message).join("\n"));
  return buildModel(blueprint);
}

/** The model of one service, said as below its name; its system has the roles guest, clerk and manager, who is a clerk too. */
export function serviceOf(body: string): ServiceModel {
  return systemOf(`groundplan: 1
name: shop
auth: { users: { kind: oidc }, roles: { guest: [], clerk: [], manager: [clerk] } }
services:
  sales:
    api: { rest: {} }
${body.replaceAll(/^/gm, "    ")}`).services[0]!;
}

/** The model of the first of some entities, said as below `entities`. */
export const entityOf = (body: string): EntityModel =>
  serviceOf(`entities:\n${body.replaceAll(/^/gm, "  ")}`).entities[0]!;

/** The fields of an entity, said between the braces of `fields`. */
export const fieldsOf = (fields: string): readonly FieldModel[] =>
  entityOf(`Thing: { fields: { ${fields} } }`).ownFields;

export const named = <T extends { name: string | { camel: string } }>(
  all: readonly T[],
  name: string,
): T => {
  const found = all.find(
    (one) => (typeof one.name === "string" ? one.name : one.name.camel) === name,
  );
  if (!found) throw new Error(`There is no ${name}`);
  return found;
};

export const names = (all: readonly { name: string }[]): string[] => all.map(({ name }) => name);

/** `POST /v1/orders 201`, by operation. */
export const routesOf = (operations: readonly OperationModel[]): Record<string, string> =>
  Object.fromEntries(
    operations.map(({ name, http }) => [
      name.camel,
      `${http.method.toUpperCase()} ${http.path} ${http.status}`,
    ]),
  );
