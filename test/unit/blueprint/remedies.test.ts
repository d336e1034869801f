import { expect, test } from "vitest";
import { readBlueprint } from "../../../src/blueprint/index.ts";
import { field, service, thing } from "./marked.ts";
import { OFFER } from "./offer.ts";

/** A blueprint of two services in which something of the first is named in the second. */
const pair = (second: string): string => `groundplan: 1
name: pair
platform: { broker: memory }
services:
  first:
    entities: { Thing: { crud: [create, get], emits: { create: ThingMade }, fields: { size: int } } }
    events: { ThingMade: { of: Thing, key: id, carries: [id, size] } }
  second:
    entities: { Note: { fields: { thing: uuid, size: int } } }
${second}`;
const REACTING = `    operations: { note: { kind: create, of: Note, accepts: [thing, size] } }
    consumes:
`;

/** What people write who come from elsewhere, and what they are told to do about it. */
test.each([
  // types of SQL, TypeScript, Java and others
  [field("f: varchar(40)"), "Write `string(40)`."],
  [field("f: VARCHAR(40)"), "Write `string(40)`."],
  [field("f: Varchar"), "Write `string(200)`."],
  [field("f: String"), "Write `string(200)`."],
  [field("f: String(40)"), "Write `string(40)`."],
  [field("f: Integer"), "Write `int`."],
  [field("f: INT(11)"), "Write `int`."],
  [field("f: numeric(6,2)"), "Write `decimal(6.2)`."],
  [field("f: decimal(6,2)"), "Write `decimal(6.2)`."],
  [field("f: BigDecimal"), "Write `decimal(10.2)`."],
  [field("f: LocalDate"), "Write `date`."],
  [field("f: DateTime"), "Write `timestamp`."],
  [field("f: timestamptz"), "Write `timestamp`."],
  [field("f: string[]"), "Write `list(string(200))`."],
  [field("f: Array<number>"), "Write `list(int)`."],
  [field("f: List<String>"), "Write `list(string(200))`."],
  [field("f: Value[]"), "Write `list(Value)`."],
  [field("f: Record<string,string>"), "Write `json`."],
  [field("f: string(40) not null"), "A field has to be there unless its type ends in `?`."],
  [field("f: string(40) null"), "Write `string(40)?`."],
  [field("f: int default 3"), "Write `int = 3`."],
  [field("f: uuid primary key"), "Every entity has an `id`"],
  [field("f?: string(40)"), "Put the `?` behind the type"],
  [field("f: enum(a, b)"), "Write `enum(a|b)`."],
  [field("f: [a, b]"), "Write `enum(a|b)`"],
  [field("f: { type: int, nullable: true }"), "Did you mean `optional`?"],
  [field("f: “string(40)”"), "Take out `“`"],
  [field("f: Address"), "Describe it under `values` of `main`"],
  [field("größe: int"), "such as `grosse`."],
  [service("{}").replace(/^auth: .*$/m, "auth: OIDC"), "Write `{ users: { kind: oidc } }`."],
  [service("{}").replace(/^auth: .*$/m, "auth: { users: oidc }"), "Write `{ kind: oidc }`."],
  // keys
  [service("entity: { A: { fields: { f: int } } }"), "Did you mean `entities`?"],
  [thing("fields: { f: int }\nrelation: { other: belongs-to Other }"), "Did you mean `relations`?"],
  [thing("f: int"), "A field stands under `fields:`."],
  [thing("fields: { f: int }\noperations: {}"), "`operations` stands in a service."],
  ["groundplan: 1\nname: x\nroles: { a: [] }\nservices: { a: {} }", "`roles` stands in `auth`."],
  // lists and maps
  [thing("fields:\n  - f: int"), "Take out the `-`: each"],
  [thing("fields: [f]"), "such as `f: …`."],
  [thing("crud: all\nfields: { f: int }"), "Write `[create, get, list, replace, update, delete]`"],
  [thing("crud: [read]\nfields: { f: int }"), "Did you mean `get`?"],
  [thing("crud: [remove]\nfields: { f: int }"), "Did you mean `delete`?"],
  ["hello\n", "Begin with `groundplan: 1`"],
  ["null\n", "Begin with `groundplan: 1`"],
  [service("api: REST"), "Write `{ rest: {} }`."],
  // choices
  [service("{}").replace("services:", "platform: { deployment: k8s }\nservices:"), "`kubernetes`?"],
  [service("{}").replace("services:", "platform: { ci: github-actions }\nservices:"), "`github`?"],
  [
    service("{}").replace("services:", "platform: { deployment: Docker Compose }\nservices:"),
    "`compose`?",
  ],
  // names of other services
  [pair(`${REACTING}      ThingMade: { do: note }\n`), "Write `first.ThingMade`."],
  [
    pair(
      "    operations: { n: { kind: create, of: Note, accepts: [thing, size], calls: [getThing] } }\n",
    ),
    "Write `first.getThing`.",
  ],
  [
    pair(`${REACTING}      first.ThingMade: { do: note, with: { thing: id, size: event.size } }\n`),
    "Write `event.id`",
  ],
  // YAML
  [thing("fields:\n  f: int\n  g:int"), "A space is missing behind the `:`."],
  [thing("fields:\nf: int\n  g: int"), "Line 11 stands deeper than line 10"],
  [thing("fields:\n\u00a0 f: int\n  g: int"), "a space that is none"],
  [thing("crud: [get, list\nfields: { f: int }"), "The `[` of line 9 is not closed"],
])("%j", (text, help) => {
  const { blueprint, problems } = readBlueprint(text, "blueprint.yaml", OFFER);
  expect(blueprint).toBe(undefined);
  expect(problems.map((one) => one.help).join("\n")).toContain(help);
});

test.each([
  "\u202Ex[]",
  "Array<\u202E>",
  "string(4) default \u202E",
  "enum(a, \u202E)",
  "[\u202E]",
])("no help shows characters that cannot be seen: %j", (type) => {
  const { problems } = readBlueprint(field(`f: ${type}`), "blueprint.yaml", OFFER);
  expect(problems).not.toEqual([]);
  for (const { message, help } of problems) expect(message + help).not.toContain("\u202E");
});

test("who may do what is not asked while nobody can know which roles there are", () => {
  const allowed = thing("crud: [get]\nallow: { get: [reader] }\nfields: { f: int }");
  const codes = (auth: string) =>
    readBlueprint(allowed.replace(/^auth: .*$/m, auth), "blueprint.yaml", OFFER).problems.map(
      ({ code }) => code,
    );
  expect(codes("auth: oidc")).toEqual(["GP1104"]);
  expect(codes("auth: { users: { kind: oidc }, roles: [reader] }")).toEqual(["GP1104"]);
  expect(codes("auth: { users: oidc, roles: { reader: [] } }")).toEqual(["GP1104"]);
  expect(codes("auth: { users: { kind: oidc }, roles: { other: [] } }")).toEqual(["GP1406"]);
});
