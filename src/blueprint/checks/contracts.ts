import { cased, pluralOf } from "../cases.ts";
import type { DraftEntity, DraftService } from "../draft.ts";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";
import type { Crud } from "../types.ts";

/** Schemas that every contract may hold beside the user's own. */
const ALWAYS = ["Problem", "Money"];

type TwinCode = "GP1803" | "GP1804";

/** A name that a contract needs: a schema, a message or a call. */
interface Claim {
  name: string;
  owner: Word;
  reason: string;
}

/** Schemas, messages and calls of one service have names of their own. */
export function checkContracts(service: DraftService, report: Report): void {
  const { entities, values, name } = service;
  const calls = refuseTwins(callsOf(service), "GP1804", report);
  // Those that share a file already have been reported.
  const distinct = [
    ...new Map(entities.toReversed().map((one) => [cased(one.name.text).pascal, one])).values(),
  ];
  const types = [
    ...distinct.flatMap(schemasOf),
    ...values.map((value): Claim => ({ name: value.name.text, owner: value.name, reason: "" })),
  ];
  const named = calls.filter(({ reason }) => reason === "");
  for (const claim of [...types, ...named].filter((one) => ALWAYS.includes(one.name))) {
    const message = `${shown(claim.owner.text)} needs the name \`${claim.name}\`, which every contract has`;
    report("GP1803", claim.owner.at, message, "Choose another name.");
  }
  const whole: Claim = {
    name: `${cased(name.text).pascal}Service`,
    owner: name,
    reason: `the service ${shown(name.text)}`,
  };
  refuseTwins([whole, ...types, ...named, ...calls.flatMap(messagesOf)], "GP1803", report);
}

function schemasOf({ name, crud }: DraftEntity): Claim[] {
  const reason = `\`crud\` of ${shown(name.text)}`;
  const more = crud.map(({ verb }): Claim => ({
    name: schemaOf(verb, name.text),
    owner: name,
    reason,
  }));
  return [{ name: cased(name.text).pascal, owner: name, reason: "" }, ...more];
}

const messagesOf = ({ name, owner, reason }: Claim): Claim[] =>
  ["Request", "Response"].map((end) => ({
    name: name + end,
    owner,
    reason: reason || `the operation ${shown(owner.text)}`,
  }));

/** The calls: one for each verb of `crud`, one for each operation. */
function callsOf({ entities, operations }: DraftService): Claim[] {
  const crud = entities.flatMap(({ name, crud: verbs }) =>
    verbs.map(({ verb }) => {
      const subject = verb === "list" ? pluralOf(name.text) : name.text;
      return {
        name: cased(`${verb}-${cased(subject).kebab}`).pascal,
        owner: name,
        reason: `\`crud\` of ${shown(name.text)}`,
      };
    }),
  );
  return [
    ...crud,
    ...operations
      .filter(({ kind }) => kind)
      .map(({ name }) => ({ name: cased(name.text).pascal, owner: name, reason: "" })),
  ];
}

function schemaOf(verb: Crud, entity: string): string {
  const { pascal } = cased(entity);
  if (verb === "list") return `${pascal}Page`;
  return verb === "create" || verb === "replace" || verb === "update"
    ? `${cased(verb).pascal}${pascal}`
    : pascal;
}

/** Reports claims to a name that is taken by another owner; returns those that keep theirs. */
function refuseTwins(claims: readonly Claim[], code: TwinCode, report: Report): Claim[] {
  const taken = new Map<string, Claim>();
  for (const claim of claims) {
    const other = taken.get(claim.name);
    if (!other) taken.set(claim.name, claim);
    else if (other.owner !== claim.owner) refuse(claim, other, code, report);
  }
  return [...taken.values()];
}

function refuse(claim: Claim, other: Claim, code: TwinCode, report: Report): void {
  const [blamed, holder] = claim.reason === "" ? [claim, other] : [other, claim];
  const why = holder.reason || shown(holder.owner.text);
  const same = blamed.owner.text === claim.name ? "is" : `becomes \`${claim.name}\`,`;
  const message = `${shown(blamed.owner.text)} ${same} a name that ${why} needs`;
  report(code, blamed.owner.at, message, "Rename one of them.");
}
