import type { Difference, Finding, Operation, Phase } from "./types.ts";

type Kind = Operation["kind"];

/** In which order the operations of a phase are done: what others build on comes first, what lets go of something too. */
export const ORDER: Readonly<Record<Phase, readonly Kind[]>> = {
  expand: [
    "retype",
    "renameTable",
    "dropConstraint",
    "renameConstraint",
    "dropNotNull",
    "setDefault",
    "createTable",
    "addColumn",
    "adoptColumn",
    "refuseNulls",
    "copyColumn",
    "fillColumn",
    "keepMembers",
    "addForeignKey",
    "addCheck",
    "createIndex",
  ],
  steps: [
    "copyRows",
    "fillRows",
    "giveMembers",
    "require",
    "addKeyIndex",
    "addUnique",
    "addIndex",
    "validate",
  ],
  contract: [
    "dropView",
    "dropTrigger",
    "takeMembers",
    "dropColumn",
    "addKey",
    "dropDefault",
    "dropIndex",
    "remap",
    "dropConstraint",
    "addCheck",
    "retype",
    "setNotNull",
    "dropTable",
  ],
};

/** Gathers what a difference consists of. */
export class Changes {
  readonly #operations: Record<Phase, Operation[]> = { expand: [], steps: [], contract: [] };
  readonly #losses: Finding[] = [];
  readonly #refusals: Finding[] = [];

  expand(...operations: Operation[]): void {
    this.#operations.expand.push(...operations);
  }

  steps(...operations: Operation[]): void {
    this.#operations.steps.push(...operations);
  }

  contract(...operations: Operation[]): void {
    this.#operations.contract.push(...operations);
  }

  /** Two columns may be one field of the user's: it is said once. */
  lose(finding: Finding): void {
    const told = this.#losses.some(
      (one) =>
        one.kind === finding.kind && one.table === finding.table && one.field === finding.field,
    );
    if (!told) this.#losses.push(finding);
  }

  refuse(finding: Finding): void {
    this.#refusals.push(finding);
  }

  done(): Difference {
    const of = (phase: Phase) =>
      this.#operations[phase].toSorted((a, b) => rank(phase, a) - rank(phase, b));
    return {
      operations: { expand: of("expand"), steps: of("steps"), contract: of("contract") },
      losses: this.#losses,
      refusals: this.#refusals,
    };
  }
}

function rank(phase: Phase, { kind }: Operation): number {
  const at = ORDER[phase].indexOf(kind);
  if (at === -1) throw new Error(`${kind} is no operation of the phase ${phase}`);
  return at;
}
