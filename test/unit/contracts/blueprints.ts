import type {
  Blueprint,
  Entity,
  Field,
  FieldType,
  Operation,
  Service,
} from "../../../src/blueprint/types.ts";
import { buildModel } from "../../../src/model/index.ts";
import type { ServiceModel } from "../../../src/model/types.ts";

type Given<T> = Partial<T> & { name: string };

export const field = (
  name: string,
  type: FieldType | FieldType["kind"],
  rest: Partial<Field> = {},
): Field => ({
  name,
  type: typeof type === "string" ? ({ kind: type } as FieldType) : type,
  optional: false,
  unique: false,
  ...rest,
});

export const string = (maxLength: number, minLength = 1): FieldType => ({
  kind: "string",
  minLength,
  maxLength,
});
export const int = (minimum: number, maximum: number): FieldType => ({
  kind: "int",
  minimum,
  maximum,
});
export const oneOf = (...values: string[]): FieldType => ({ kind: "enum", values });
export const list = (of: FieldType): FieldType => ({ kind: "list", of });

export const entity = (given: Given<Entity>): Entity => ({
  crud: [],
  allow: new Map(given.crud?.map((kind) => [kind, "public"] as const)),
  emits: new Map(),
  fields: [],
  relations: [],
  ...given,
});

export const operation = (given: Given<Operation> & { of: string }): Operation => ({
  kind: "command",
  accepts: [],
  input: [],
  from: [],
  calls: [],
  allow: "public",
  ...given,
});

export const service = (given: Given<Service>): Service => ({
  api: [],
  entities: [],
  values: [],
  operations: [],
  events: [],
  consumes: [],
  ...given,
});

/** The model of one service in a system with the roles `clerk` and `manager`, who is a clerk too. */
export function modelOf(given: Given<Service>): ServiceModel {
  const blueprint: Blueprint = {
    name: "library",
    domain: { actors: [], useCases: [] },
    qualities: {},
    platform: new Map(),
    auth: {
      roles: [
        { name: "clerk", inherits: [] },
        { name: "manager", inherits: ["clerk"] },
      ],
    },
    services: [service(given)],
  };
  return buildModel(blueprint).services[0]!;
}
