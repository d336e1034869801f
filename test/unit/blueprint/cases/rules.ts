import { operation, thing, type Case } from "../marked.ts";

const state = (fields: string, operations: string) =>
  thing(`state: s\nfields: { ${fields} }`, `operations: { ${operations} }`);

export const RULE_CASES: Case[] = [
  ["a state that is no field", thing("state: «s»\nfields: { status: enum(a|b) = a }"), "GP1501"],
  ["a state that is no enum", thing("state: «s»\nfields: { s: text }"), "GP1502"],
  [
    "a state that may be missing",
    state("«s»: enum(a|b)?", "go: { kind: command, of: Thing, from: [a], to: b }"),
    "GP1503",
  ],
  [
    "a state without a first value",
    state("«s»: enum(a|b)", "go: { kind: command, of: Thing, from: [a], to: b }"),
    "GP1504",
  ],
  [
    "a transition from an unknown state",
    state("s: enum(a|b) = a", "go: { kind: command, of: Thing, from: [«x»], to: b }"),
    "GP1505",
  ],
  [
    "a transition to an unknown state",
    state("s: enum(a|b) = a", "go: { kind: command, of: Thing, from: [a], to: «c» }"),
    "GP1505",
  ],
  [
    "a transition without state",
    thing(
      "fields: { a: text }",
      "operations: { go: { kind: command, of: Thing, from: [«a»], to: b } }",
    ),
    "GP1506",
  ],
  [
    "a state that nothing leads to",
    state("«s»: enum(a|b|c) = a", "go: { kind: command, of: Thing, from: [a], to: b }"),
    "GP1507",
  ],
  [
    "states that only lead to each other",
    state(
      "«s»: enum(a|b|c) = a",
      "go: { kind: command, of: Thing, from: [b], to: c }, back: { kind: command, of: Thing, from: [c], to: b }",
    ),
    "GP1507",
  ],
  [
    "states in a circle",
    state(
      "s: enum(a|b) = a",
      "go: { kind: command, of: Thing, from: [a], to: b }, back: { kind: command, of: Thing, from: [b], to: a }",
    ),
  ],
  [
    "a state that stays what it is",
    state("s: enum(a) = a", "touch: { kind: command, of: Thing, from: [a], to: a }"),
  ],
  [
    "a state without transitions that update sets",
    thing("crud: [update]\nstate: s\nfields: { s: enum(a|b) = a }"),
  ],
  [
    "a transition from nowhere",
    state("s: enum(a|b) = a", "go: { kind: command, of: Thing, to: «b» }"),
    "GP1508",
  ],
  [
    "a command in one state only",
    state("s: enum(a) = a", "look: { kind: command, of: Thing, from: [a] }"),
  ],
  [
    "the state accepted beside transitions",
    operation("put: { kind: update, of: Thing, accepts: [«status»] }"),
    "GP1509",
  ],
  [
    "by a field that is not unique",
    operation("put: { kind: update, of: Thing, by: «size», accepts: [note] }"),
    "GP1604",
  ],
  [
    "by a field that is not there",
    operation("put: { kind: update, of: Thing, by: «cod», accepts: [note] }"),
    "GP1402",
  ],
  ["by id", operation("put: { kind: update, of: Thing, by: «id», accepts: [note] }"), "GP1604"],
  [
    "a field that is not there",
    operation("put: { kind: update, of: Thing, accepts: [«nots»] }"),
    "GP1402",
  ],
  ["id accepted", operation("put: { kind: update, of: Thing, accepts: [«id»] }"), "GP1605"],
  ["parts accepted", operation("put: { kind: update, of: Thing, accepts: [«parts»] }"), "GP1605"],
  ["a relation accepted", operation("put: { kind: update, of: Thing, accepts: [other] }")],
  [
    "a create without what is required",
    operation("«make»: { kind: create, of: Thing, accepts: [code] }"),
    "GP1606",
  ],
  [
    "a create without what may be missing",
    operation("make: { kind: create, of: Thing, accepts: [code, size] }"),
  ],
  [
    "a create without the whole it is a part of",
    operation("«make»: { kind: create, of: Other, accepts: [key] }"),
    "GP1606",
  ],
  [
    "a create with the whole it is a part of",
    operation("make: { kind: create, of: Other, accepts: [key, thing] }"),
  ],
  [
    "a create that finds",
    operation("make: { kind: create, of: Thing, by: «code», accepts: [code, size] }"),
    "GP1607",
  ],
  [
    "a delete that accepts",
    operation("drop: { kind: delete, of: Thing, accepts: [«note»] }"),
    "GP1607",
  ],
  [
    "an update from a state",
    operation("put: { kind: update, of: Thing, accepts: [note], from: [«open»] }"),
    "GP1607",
  ],
  ["an update of nothing", operation("«put»: { kind: update, of: Thing }"), "GP1608"],
  [
    "an input with an accepted name",
    operation("put: { kind: update, of: Thing, accepts: [note], input: { «note»: text } }"),
    "GP1609",
  ],
];
