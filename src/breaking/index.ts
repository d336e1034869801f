export { compareContracts, type ContractDiff, type HitChange } from "./compare.ts";
export { ContractReader, only, worthReading } from "./contracts.ts";
export { contractProblems, hitSentence, unannounced, type ContractGate } from "./gate.ts";
export { dependentsOf, NOBODY, type Dependents, type Hits } from "./hits.ts";
export { kindOf, serviceOf, type ContractKind } from "./kinds.ts";
export type { Change, ContractFiles, Severity } from "./types.ts";
export { validityOf } from "./validity.ts";
