import { cased, pluralOf } from "../cases.ts";
import type { DraftService } from "../draft.ts";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";
import type { Crud } from "../types.ts";

/** Schemas that every contract may hold beside the user's own. */
const ALWAYS = ["Problem", "Money"];

/** A name that a contract needs: a schema, a message or a call. */
interface Claim {
  name: string;
  owner: Word;
  reason: string;
}

/** Schemas, messages and calls of one service have names of their own. */
export function checkContracts(service: DraftService, report: Report): void {
  const calls = callsOf(service);
  refuseTwins(calls, "GP1804", report);
  const types = [...service.entities.flatMap(({ name, crud }) => [
    { name: cased(name.text).pascal, owner: name, reason: "" },
    ...crud.map(({ verb }) => ({ name: schemaOf(verb, name.text), owner: name, reason: `\`crud\` of ${shown(name.text)}` })),
  ]), ...service.values.map(({ name }) => ({ name: cased(name.text).pascal, owner: name, reason: "" }))];
  const named = calls.filter(({ reason }) => reason === "");
  const messages = calls.flatMap(({ name, owner, reason }) =>
    ["Request", "Response"].map((end) => ({ name: name + end, owner, reason: reason || `the operation ${shown(owner.text)}` })),
  );
  const whole = { name: `${cased(service.name.text).pascal}Service`, owner: service.name, reason: `the service ${shown(service.name.text)}` };
  for (const { name, owner } of [...types, ...named]) {
    if (!ALWAYS.includes(name)) continue;
    report("GP1803", owner.at, `${shown(owner.text)} would be \`${name}\`, which every contract has`, "Choose another name.");
  }
  refuseTwins([whole, ...types, ...named, ...messages], "GP1803", report);
}

/** The calls: one for each verb of `crud`, one for each operation. */
function callsOf({ entities, operations }: DraftService): Claim[] {
  const crud = entities.flatMap(({ name, crud: verbs }) =>
    verbs.map(({ verb }) => {
      const subject = verb === "list" ? pluralOf(name.text) : name.text;
      return { name: cased(`${verb}-${cased(subject).kebab}`).pascal, owner: name, reason: `\`crud\` of ${shown(name.text)}` };
    }),
  );
  return [...crud, ...operations.filter(({ kind }) => kind).map(({ name }) => ({ name: cased(name.text).pascal, owner: name, reason: "" }))];
}

function schemaOf(verb: Crud, entity: string): string {
  const { pascal } = cased(entity);
  if (verb === "list") return `${pascal}Page`;
  return verb === "create" || verb === "replace" || verb === "update" ? `${cased(verb).pascal}${pascal}` : pascal;
}

function refuseTwins(claims: readonly Claim[], code: "GP1803" | "GP1804", report: Report): void {
  const taken = new Map<string, Claim>();
  for (const claim of claims) {
    const other = taken.get(claim.name);
    if (!other) taken.set(claim.name, claim);
    else if (other.owner !== claim.owner) refuse(claim, other, code, report);
  }
}

function refuse(claim: Claim, other: Claim, code: "GP1803" | "GP1804", report: Report): void {
  const [blamed, rest] = claim.reason === "" ? [claim, other] : [other, claim];
  const why = rest.reason || shown(rest.owner.text);
  report(code, blamed.owner.at, `${shown(blamed.owner.text)} becomes \`${claim.name}\`, a name that ${why} needs`, "Rename one of them.");
}
