import { operation, service, thing, type Case } from "../marked.ts";

const related = (a: string, b: string) =>
  service(
    `entities: { A: { fields: { x: text }, relations: { ${a} } }, B: { fields: { x: text }, relations: { ${b} } } }`,
  );

const values = (body: string) => service(`values: { ${body} }`);

/** What holds between states, operations, relations and names. */

export const MORE_RULE_CASES: Case[] = [
  ["a version", service("version: 2.10.3")],
  ["a version of one number", service("version: «2»"), "GP1111"],
  ["a version of a hundred", service("version: «99999.0.0»"), "GP1111"],
  ["a version before the first", service("version: «0.1.0»"), "GP1111"],
  ["a version with a letter", service("version: «v2.0.0»"), "GP1111"],
  ["a version that is a list", service("version: «[»2, 0, 0]"), "GP1104"],
  [
    "an input with the name of what finds",
    operation("run: { kind: command, of: Thing, by: code, input: { «code»: text } }"),
    "GP1609",
  ],
  ["an input id", operation("run: { kind: command, of: Thing, input: { «id»: uuid } }"), "GP1205"],
  [
    "what finds is changed",
    operation("put: { kind: update, of: Thing, by: code, accepts: [«code»] }"),
    "GP1609",
  ],
  [
    "a unique input",
    operation("run: { kind: command, of: Thing, input: { «x»: uuid unique } }"),
    "GP1311",
  ],
  [
    "an input given by the server",
    operation("run: { kind: command, of: Thing, input: { x: timestamp = «now» } }"),
    "GP1102",
  ],
  [
    "crud that has nothing to change",
    service("entities: { A: { crud: [create, «update»], allow: { update: public } } }"),
    "GP1610",
  ],
  ["a relation that is none", related("b: «belongs B»", ""), "GP1701"],
  ["a relation to nothing", related("b: belongs-to «C»", ""), "GP1401"],
  ["a relation to another service", related("b: belongs-to «other.B»", ""), "GP1401"],
  ["cascade of a belongs-to", related("b: «belongs-to B cascade»", ""), "GP1701"],
  ["has-many that may be missing", related("bs: «has-many B?»", ""), "GP1701"],
  ["both sides of one relation", related("bs: has-many B cascade", "a: belongs-to A")],
  ["a tree", related("parent: belongs-to A?, children: has-many A", "")],
  ["a tree said from above only", related("children: has-many A", "")],
  ["a tree without a root", related("«parent»: belongs-to A", ""), "GP1703"],
  ["entities that require each other", related("b: belongs-to B", "«a»: belongs-to A"), "GP1703"],
  [
    "a part that its whole requires",
    related("bs: has-many B, b: belongs-to B", "«a»: belongs-to A"),
    "GP1703",
  ],
  ["entities of which one may wait", related("b: belongs-to B?", "a: belongs-to A")],
  ["many of the same twice", related("bs: has-many B, «more»: has-many B", ""), "GP1702"],
  [
    "many that belong in two ways",
    related("«bs»: has-many B", "a: belongs-to A, c: belongs-to A"),
    "GP1702",
  ],
  ["many to many, both ways", related("bs: many-to-many B", "as: many-to-many A")],
  ["a value object in itself", values("V: { v: «V»? }"), "GP1704"],
  ["value objects in each other", values("V: { w: list(W) }, W: { v: «V» }"), "GP1704"],
  ["a value object of nothing", values("«V»: {}"), "GP1103"],
  ["fields that become one column", thing("fields: { orderId: uuid, «orderID»: uuid }"), "GP1801"],
  ["money beside its own column", thing("fields: { total: money, «totalAmount»: int }"), "GP1801"],
  [
    "a field beside a relation's column",
    thing("fields: { otherId: uuid }\nrelations: { «other»: belongs-to Other }"),
    "GP1801",
  ],
  [
    "a field with a relation's name",
    thing("fields: { other: uuid }\nrelations: { «other»: belongs-to Other }"),
    "GP1801",
  ],
  [
    "an input that becomes another",
    operation("run: { kind: command, of: Thing, input: { aB: text, «a_b»: text } }"),
    "GP1201",
  ],
  ["entities with one table", service("entities: { Person: {}, «People»: {} }"), "GP1802"],
  ["entities with one file", service("entities: { HTTPCall: {}, «HttpCall»: {} }"), "GP1802"],
  [
    "an entity with a joining table's name",
    related("bs: many-to-many B", "").replace("bs:", "«bees»:").replace("B: {", "ABee: {}, B: {"),
    "GP1802",
  ],
  [
    "an entity with a page's name",
    service("entities: { Thing: { crud: [list] }, «ThingPage»: {} }"),
    "GP1803",
  ],
  [
    "an entity with a request's name",
    service(
      "entities: { Thing: {}, «GoThingRequest»: {} }\noperations: { goThing: { kind: command, of: Thing } }",
    ),
    "GP1803",
  ],
  ["an entity with the service's name", service("entities: { «MainService»: {} }"), "GP1803"],
  [
    "a value object with an entity's name",
    service("entities: { Thing: {} }\nvalues: { «Thing»: { a: text } }"),
    "GP1803",
  ],
  [
    "an operation with an entity's name",
    operation("«thing»: { kind: command, of: Thing }"),
    "GP1803",
  ],
  [
    "an operation that crud has",
    service(
      "entities: { Thing: { crud: [create] } }\noperations: { «createThing»: { kind: create, of: Thing } }",
    ),
    "GP1804",
  ],
  [
    "an operation that crud would have",
    service(
      "entities: { Thing: { crud: [get] } }\noperations: { createThing: { kind: create, of: Thing } }",
    ),
  ],
  ["operations that differ by case", operation("closE: { kind: command, of: Thing }")],
  [
    "operations that become one call",
    operation("runAB: { kind: command, of: Thing }\n  «runAb»: { kind: command, of: Thing }"),
    "GP1804",
  ],
  ["enums whose constants meet", thing("fields: { a: enum(b-c|d), «aB»: enum(c|e) }"), "GP1805"],
  [
    "enums that become one type",
    service(
      "entities: { Order: { fields: { statusKind: enum(a|b) } }, OrderStatus: { fields: { «kind»: enum(c|d) } } }",
    ),
    "GP1803",
  ],
];
