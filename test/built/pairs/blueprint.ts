import type { Row } from "../../support/pairwise.ts";
import type { Domain } from "./domains.ts";
import { axes, chosen } from "./rows.ts";

/** Who may do everything but undo it. */
export const ROLE = "worker";

/** What a row's answers make possible. */
export interface Setting {
  styles: string[];
  events: boolean;
  auth: boolean;
}

export function settingOf(row: Row): Setting {
  const capabilities = chosen(row).taken.flatMap((feature) => feature.capabilities);
  const style = axes.find(({ path }) => path === "services.*.api")!;
  return {
    styles: row[style.id]!.split("+"),
    events: capabilities.includes("events"),
    auth: capabilities.includes("user-auth"),
  };
}

/** Two services; the second calls the first, and hears of it where something carries events. */
export function blueprintOf(row: Row, domain: Domain): string {
  const { styles, events, auth } = settingOf(row);
  const { system, doer, thing, field, from, to, verb, event, noter, note, make } = domain;
  const platform = axes
    .filter(({ path }) => path.startsWith("platform."))
    .map(({ id, path }) => `${path.slice("platform.".length)}: ${row[id]}`);
  const users = axes.find(({ path }) => path === "auth.users.kind")!;
  const api = `{ ${styles.map((style) => `${style}: {}`).join(", ")} }`;
  const [may, undo] = auth ? [`[${ROLE}]`, "[keeper]"] : ["public", "public"];
  const id = `${thing.toLowerCase()}Id`;
  return `
groundplan: 1
name: ${system}
platform: { ${platform.join(", ")} }
auth:
  users: { kind: ${row[users.id]} }
${auth ? `  roles: { ${ROLE}: [], keeper: [${ROLE}] }` : ""}
services:
  ${doer}:
    purpose: Does it.
    api: ${api}
    entities:
      ${thing}:
        crud: [create, get, list, update, delete]
        allow: { create: ${may}, get: ${may}, list: public, update: ${undo}, delete: ${undo} }
        state: stage
        fields:
          ${field}: string(3..12) unique
          weight: decimal(6.2)
          stage: enum(${from}|${to}) = ${from}
    operations:
      ${verb}${thing}:
        { kind: command, of: ${thing}, from: [${from}], to: ${to}, allow: ${may}${events ? `, emits: ${event}` : ""} }
${events ? `    events:\n      ${event}: { of: ${thing}, key: id, carries: [id, ${field}] }` : ""}
  ${noter}:
    purpose: Makes a note of it.
    api: ${api}
    entities:
      ${note}:
        crud: [get, list]
        allow: { get: ${may}, list: ${may} }
        state: trust
        fields: { ${id}: uuid unique, named: string(3..12), trust: enum(open|checked) = open }
    operations:
      ${make}${note}: { kind: create, of: ${note}, accepts: [${id}, named], allow: ${may} }
      check${note}:
        kind: command
        of: ${note}
        from: [open]
        to: checked
        input: { seen: uuid }
        calls: [${doer}.get${thing}]
        allow: ${may}
${
  events
    ? `    consumes:\n      ${doer}.${event}: { do: ${make}${note}, with: { ${id}: event.id, named: event.${field} } }`
    : ""
}
`;
}
