import type { ServiceModel } from "../model/types.ts";

/** What a contract says that follows from the choice of features, not from the service. */
export interface ContractContext {
  /** The system knows its callers: tokens are asked for, and a wrong one is refused. */
  security: boolean;
  /** Where tokens come from; read only where `security` is set. Defaults to the issuer of development. */
  issuer?: string;
}

export interface ContractFile {
  path: string;
  contents(): string;
  /** Which emitter made it. */
  source: string;
}

/** Writes a service down in one format. */
export type Emitter = (service: ServiceModel, context: ContractContext) => ContractFile;
