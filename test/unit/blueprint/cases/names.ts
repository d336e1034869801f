import { field, operation, service, thing, type Case } from "../marked.ts";

const NAMES =
  "Class Date Error Event Request Response Object Promise Order User Group Data Status Person Address Array Map Set Symbol String Number Function Record Schema Service Index Table Select";
const FIELDS =
  "type default select group table order user key value null true false delete new class function import async data name index status limit offset";
const MEMBERS =
  "constructor toString valueOf hasOwnProperty isPrototypeOf toLocaleString __proto__ __defineGetter__ prototype";

const alone = (name: string) =>
  service(
    `entities: { ${name}: { crud: [create, get, list, replace, update, delete], fields: { note: text } } }`,
  );

/** Names that break something in a careless generator. */
export const NAMES_CASES: Case[] = [
  ...NAMES.split(" ").map((name): Case => [`an entity ${name}`, alone(name)]),
  ...FIELDS.split(" ").map((name): Case => [`a field ${name}`, field(`${name}: text`)]),
  ...MEMBERS.split(" ").map((name): Case => [
    `a field ${name}`,
    field(`«${name}»: text`),
    "GP1203",
  ]),
  ["a relation __proto__", thing("relations:\n  «__proto__»: belongs-to Other"), "GP1203"],
  ["an operation constructor", operation("«constructor»: { kind: command, of: Thing }"), "GP1203"],
  ["an operation then", operation("«then»: { kind: command, of: Thing }"), "GP1204"],
  ["an enum value toString", field("f: enum(a|«toString»)"), "GP1203"],
  ["an enum value __proto__", field("f: enum(a|«__proto__»)"), "GP1203"],
  ["an enum value constructor", field("f: enum(«constructor»|b)"), "GP1203"],
  ["a service valueOf", "groundplan: 1\nname: x\nservices: { «valueOf»: {} }\n", "GP1203"],
  ["a product constructor", "groundplan: 1\nname: «constructor»\nservices: { a: {} }\n", "GP1203"],
  ["a product with ..", "groundplan: 1\nname: «../../etc»\nservices: { a: {} }\n", "GP1201"],
  ["an absolute product", "groundplan: 1\nname: «/etc/passwd»\nservices: { a: {} }\n", "GP1201"],
  ["a service with ..", "groundplan: 1\nname: x\nservices: { «..»: {} }\n", "GP1201"],
  ["a service with a slash", "groundplan: 1\nname: x\nservices: { «a/b»: {} }\n", "GP1201"],
  ["a service in capitals", "groundplan: 1\nname: x\nservices: { «Orders»: {} }\n", "GP1201"],
  [
    "a service with a letter that looks like another",
    "groundplan: 1\nname: x\nservices: { «оrders»: {} }\n",
    "GP1201",
  ],
  ["a service that ends with -", "groundplan: 1\nname: x\nservices: { «a-»: {} }\n", "GP1201"],
  [
    "a service that is a device of Windows",
    "groundplan: 1\nname: x\nservices: { «con»: {} }\n",
    "GP1204",
  ],
  [
    "a service in the place of the contracts",
    "groundplan: 1\nname: x\nservices: { «contracts»: {} }\n",
    "GP1204",
  ],
  [
    "a service whose contract would be what all events share",
    "groundplan: 1\nname: x\nservices: { «event»: {} }\n",
    "GP1204",
  ],
  ...["Outbox", "Inbox"].map((name): Case => [`an entity ${name}`, alone(name)]),
  ...["Migration", "DeadLetter"].map((name): Case => [
    `an entity ${name}, whose table would be one of the service's own`,
    alone(`«${name}»`),
    "GP1204",
  ]),
  [
    "a service with a schema of PostgreSQL",
    "groundplan: 1\nname: x\nservices: { «pg-catalog»: {} }\n",
    "GP1204",
  ],
  [
    "services that differ by a hyphen",
    "groundplan: 1\nname: x\nservices: { a-b: {}, «ab»: {} }\n",
    "GP1806",
  ],
  ["an entity that is a device of Windows", alone("«Aux»"), "GP1204"],
  ["an entity then", alone("«Then»"), "GP1204"],
  ["an entity in small letters", alone("«thing»"), "GP1201"],
  ["an entity with a bracket", alone('«"A<B>"»'), "GP1201"],
  ["an entity in Greek", alone("«Ωmega»"), "GP1201"],
  [
    "an entity of 40 characters",
    service(`entities: { ${"A".padEnd(40, "a")}: { fields: { a: text } } }`),
  ],
  [
    "an entity of 41 characters",
    service(`entities: { «${"A".padEnd(41, "a")}»: { fields: { a: text } } }`),
    "GP1202",
  ],
  ["an entity Problem, which contracts have", alone("«Problem»"), "GP1803"],
  ["a field with a quote", field(`«"a'b"»: text`), "GP1201"],
  ["a field with a dollar", field("«$ref»: text"), "GP1201"],
  ["a field with an underscore", field("«first_name»: text"), "GP1201"],
  ["a field that is SQL", field(`«"a; drop table users"»: text`), "GP1201"],
  ["an empty field", field(`«""»: text`), "GP1009"],
  ["a field with a newline", field('«"a\\nb"»: text'), "GP1201"],
  ["a field id", field("«id»: uuid"), "GP1205"],
  ["a field createdAt", field("«createdAt»: timestamp"), "GP1205"],
  ["a field that every table of PostgreSQL has", field("«xmin»: int"), "GP1204"],
  ["a field with a name too long for a column", field(`«a${"Bc".repeat(19)}d»: money`), "GP1206"],
  [
    "enum values null, true, 1st, in-progress, no",
    field("f: enum(null|true|1st|in-progress|no|1.0|GET)"),
  ],
  ["enum values that become one constant", field("f: enum(in-progress|«in_progress»)"), "GP1805"],
  ["enum values that differ by case", field("f: enum(open|«OPEN»)"), "GP1805"],
  ["an enum value that protobuf keeps", field("f: enum(a|«unspecified»)"), "GP1204"],
  ["an enum value with a quote", field(`f: "enum(a|«b'c»)"`), "GP1201"],
  ["an enum value with a blank", field("f: enum(a|«b c»)"), "GP1201"],
  ["an enum value that begins with -", field("f: enum(a|«-b»)"), "GP1201"],
  ["an enum value of 41 characters", field(`f: enum(a|«${"b".repeat(41)}»)`), "GP1202"],
  [
    "a role public",
    "groundplan: 1\nname: x\nauth: { users: { kind: oidc }, roles: { «public»: [] } }\nservices: { a: {} }\n",
    "GP1204",
  ],
  [
    "a role with a blank",
    "groundplan: 1\nname: x\nauth: { users: { kind: oidc }, roles: { «a b»: [] } }\nservices: { a: {} }\n",
    "GP1201",
  ],
];
