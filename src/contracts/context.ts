import type { ServiceModel } from "../model/types.ts";
import type { Renamed } from "./former-names.ts";
import type { WrittenContract } from "./proto-definitions.ts";

/** What there is of contracts already. */
export interface ContractsBefore {
  /** By their paths in the repo. */
  contracts: ReadonlyMap<string, WrittenContract>;
  /** What got another name in the blueprint since. */
  renames: readonly Renamed[];
}

/** What a contract says that follows from the choice of features, not from the service. */
export interface ContractContext {
  /** The system knows its callers: tokens are asked for, and a wrong one is refused. */
  security: boolean;
  /** Where tokens come from; read only where `security` is set. Defaults to the issuer of development. */
  issuer?: string;
  /** What carries messages, where it stands in development. Defaults to none: nothing is listening. */
  servers?: readonly ContractServer[];
  /** Read by formats in which parts have to stay what they were. Defaults to none: it is new. */
  before?: ContractsBefore;
}

/** A server that a feature brings, for contracts that name such. */
export interface ContractServer {
  name: string;
  /** `nats` */
  protocol: string;
  /** `localhost:4222` */
  host: string;
}

export interface ContractFile {
  path: string;
  contents(): string;
  /** Which emitter made it. */
  source: string;
}

/** Writes a service down in one format. */
export interface Format {
  emit: (service: ServiceModel, context: ContractContext) => ContractFile;
  /** The service has something to say in it. */
  suits: (service: ServiceModel) => boolean;
  /** Whatever reads these contracts fails where there is none at all: then every service has one. */
  wanted: boolean;
}
