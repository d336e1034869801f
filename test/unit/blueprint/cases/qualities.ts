import type { Case } from "../marked.ts";

/** Services of which each calls the next. */
const chain = (length: number, qualities: string): string =>
  `groundplan: 1
name: test
qualities: { ${qualities} }
auth: { users: { kind: oidc }, roles: { writer: [] } }
services:
${Array.from({ length }, (_, at) => {
  const calls = at + 1 < length ? `, calls: [part-${at + 1}.change]` : "";
  return `  part-${at}:
    entities: { Thing: { crud: [get], allow: { get: public }, fields: { code: string(9) = a } } }
    operations: { change: { kind: update, of: Thing, accepts: [code]${calls}, allow: [writer] } }
`;
}).join("")}`;

/** What can and what cannot be asked for. */
export const QUALITY_CASES: Case[] = [
  ["an availability that a chain of calls reaches", chain(7, "availability: 99.9")],
  ["one that it does not", chain(9, "availability: «99.9»"), "GP2201"],
  ["one that no single database has", chain(1, "availability: «99.999»"), "GP2201"],
  [
    "one that a single process does not have",
    chain(1, "availability: «99.9»")
      .replace("auth:", "platform: { broker: memory }\nauth:")
      .replace("fields:", "emits: { create: ThingAdded }, fields:")
      .replace("crud: [get]", "crud: [get, create]")
      .concat("    events: { ThingAdded: { of: Thing, key: id, carries: [id] } }\n"),
    "GP2201",
  ],
  ["a latency that a chain of calls keeps", chain(3, "p99Milliseconds: 15")],
  ["one that it does not", chain(3, "p99Milliseconds: «14»"), "GP2202"],
  ["the longest latency that requests are waited for", chain(1, "p99Milliseconds: 30000")],
  ["one at which they are given up", chain(1, "p99Milliseconds: «30001»"), "GP1105"],
  ["an availability of most days", chain(1, "availability: «89.9»"), "GP1105"],
  ["an availability of all days", chain(1, "availability: «100»"), "GP1105"],
  ["an availability in words", chain(1, "availability: «high»"), "GP1105"],
  ["an availability between quotes", chain(1, 'availability: «"99.9"»'), "GP1105"],
];
