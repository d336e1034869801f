import type { Limits, Objectives } from "../../advice/index.ts";
import type { CalleeModel } from "./call.ts";
import type { DecisionModel } from "./decision.ts";
import type { DocumentsModel } from "./document.ts";
import type { EntityModel } from "./entity.ts";
import type { EventModel, ReactionModel, SourceModel } from "./event.ts";
import type { ValueModel } from "./field.ts";
import type { OperationModel } from "./operation.ts";
import type { ProtoServiceModel } from "./proto.ts";
import type { ServiceSample } from "./sample.ts";

export interface SystemModel {
  name: Names;
  /** npm scope of the workspaces, such as `@acme`. */
  scope: string;
  /** The command that runs scripts. */
  packageManager: string;
  summary: string | null;
  roles: readonly RoleModel[];
  hasRoles: boolean;
  actors: readonly string[];
  useCases: readonly UseCaseModel[];
  qualities: QualitiesModel;
  /** Connections to the database that all services together may open. */
  maxConnections: number;
  /** What a server has to allow that keeps all schemas. */
  serverConnections: number;
  services: readonly ServiceModel[];
  /** Events go from service to service. */
  usesEvents: boolean;
  /** Services call each other. */
  usesCalls: boolean;
  /** The first word of all topics. */
  topicPrefix: string;
  /** In the order of their records. */
  decisions: readonly DecisionModel[];
  documents: DocumentsModel;
}

/** As the blueprint says them; null: it does not. */
export interface QualitiesModel {
  peakRequestsPerSecond: number | null;
  p99Milliseconds: number | null;
  /** In percent. */
  availability: number | null;
}

export interface UseCaseModel {
  name: Names;
  actor: string;
  goal: string;
  steps: readonly { service: Names; operation: Names }[];
}

export interface Names {
  camel: string;
  pascal: string;
  kebab: string;
  snake: string;
  constant: string;
  words: string;
  title: string;
}

export interface RoleModel {
  name: string;
  inherits: readonly string[];
  /** Itself and everything it inherits, sorted. */
  all: readonly string[];
}

export interface ServiceModel {
  name: Names;
  system: SystemModel;
  purpose: string | null;
  /** Of its contracts: `1.0.0`. */
  version: string;
  /** The first number of it, which stands in paths and packages: `v1`. */
  major: string;
  /** Port for HTTP/1.1; the one for HTTP/2 is a thousand higher. Unique in the system. */
  port: number;
  http2Port: number;
  /** Functions of the service's modules. */
  appName: string;
  appsName: string;
  devName: string;
  messagingName: string;
  configName: string;
  startName: string;
  /** PostgreSQL schema. */
  schema: string;
  /** How many calls deep it goes. */
  hops: number;
  limits: Limits;
  objectives: Objectives;
  /** Protobuf package, such as `orders.v1`, and service name, such as `OrdersService`. */
  protoPackage: string;
  protoService: string;
  proto: ProtoServiceModel;
  entities: readonly EntityModel[];
  hasEntities: boolean;
  /** Of at least one of them. */
  hasReadable: boolean;
  values: readonly ValueModel[];
  hasValues: boolean;
  /** All operations of all entities, in order. */
  operations: readonly OperationModel[];
  /** Those that somebody may call: only these stand in contracts. */
  exposed: readonly OperationModel[];
  /** Entities with at least one exposed operation. */
  exposedEntities: readonly EntityModel[];
  hasExposed: boolean;
  /** Events that it tells of. */
  events: readonly EventModel[];
  hasEvents: boolean;
  /** Some operation brings one about. */
  emitsEvents: boolean;
  /** What it does when something happened, in the order of the file. */
  reactions: readonly ReactionModel[];
  consumesEvents: boolean;
  /** A test of its events begins with what its examples hold. */
  testsByExample: boolean;
  /** Entities of which reactions call operations. */
  reactors: readonly EntityModel[];
  /** The services it subscribes to, in the order of its reactions. */
  sources: readonly SourceModel[];
  /** It emits or consumes. */
  usesEvents: boolean;
  /** The services that it calls. */
  callees: readonly CalleeModel[];
  hasCalls: boolean;
  /** Reactions are built on entities of which some operation calls. */
  reactorsCall: boolean;
  /** Operations that call. */
  calling: readonly OperationModel[];
  /** For tests. */
  sample: ServiceSample;
  /** Value objects in an order in which each comes after those it uses; likewise entities after those they reference. */
  entitiesByDependency: readonly EntityModel[];
}
