import { field, service, thing, type Case } from "../marked.ts";

const TOP = "groundplan: 1\nname: x\nservices: { a: {} }\n";

/** YAML that is dangerous, surprising, or more than the language needs. */
export const YAML_CASES: Case[] = [
  ["nothing", "«»", "GP1010"],
  ["only blanks and comments", "«»\n  # nothing\n", "GP1010"],
  ["a text", "«hello»", "GP1104"],
  ["a list", "«-» a\n- b\n", "GP1104"],
  ["a byte order mark", `\ufeff${TOP}`],
  ["lines that end as on Windows", TOP.replaceAll("\n", "\r\n")],
  ["a document that begins with ---", `---\n${TOP}`],
  ["two documents", `${TOP}«---»\n${TOP}`, "GP1004"],
  ["a key twice", `${TOP}«name»: y\n`, "GP1006"],
  ["a field twice", thing("fields: { a: text, «a»: int }"), "GP1006"],
  ["a tab for indentation", "groundplan: 1\nname: x\nservices:\n«\t»a: {}\n", "GP1001"],
  ["a bracket that is not closed", "groundplan: 1\nname: x\nservices: { a: {}\n«»", "GP1001"],
  ["an anchor", TOP.replace("{}", "«&x {}»"), "GP1007"],
  ["an alias of something that is not there", TOP.replace("{}", "«*x»"), "GP1007"],
  ["a merge key", `${TOP}«<<»: { name: y }\n`, "GP1007"],
  ["a tag", TOP.replace("name: x", "name: «!!»str x"), "GP1008"],
  ["a tag of JavaScript", TOP.replace("name: x", "name: «!!»js/function x"), "GP1008"],
  ["a directive", `«%YAML» 1.1\n---\n${TOP}`, "GP1008"],
  ["a key that is a list", `${TOP}? «[a]»\n: 1\n`, "GP1009"],
  ["a key that is a number", service("entities: { «1»: { fields: { a: text } } }"), "GP1201"],
  ["1,000 brackets", `a: ${"[".repeat(32)}«[»${"[".repeat(967)}`, "GP1003"],
  ["1,000 braces", `a: ${"{".repeat(32)}«{»${"{".repeat(967)}`, "GP1003"],
  ["a million braces", `${"{".repeat(32)}«{»${"{".repeat(1e6)}`, "GP1003"],
  ["an alias in an alias", TOP.replace("{}", "[«*x», x]"), "GP1007"],
  ["more than a mebibyte", `«#» ${"x".repeat(1024 * 1024)}\n${TOP}`, "GP1002"],
  ["more than a mebibyte in bytes", `«#» ${"é".repeat(600 * 1024)}\n${TOP}`, "GP1002"],
  [
    "a text of 900,000 characters as a name",
    `groundplan: 1\nname: «${"x".repeat(900_000)}»\nservices: { a: {} }\n`,
    "GP1202",
  ],
  ["no as an enum's value", field("f: enum(yes|no|on|off) = no")],
  ["a default that is a number in YAML", field("f: string(10) = 0x1F")],
  [
    "true between quotes as a state",
    thing(
      "state: s\nfields: { s: enum(true|false) = true }",
      'operations: { turn: { kind: command, of: Thing, from: ["true"], to: "false" } }',
    ),
  ],
  [
    "true without quotes as a state",
    thing(
      "state: s\nfields: { s: enum(true|false) = true }",
      "operations: { turn: { kind: command, of: Thing, from: [true], to: false } }",
    ),
  ],
  ["a version between quotes", TOP.replace("1", '"1"')],
  ["a version to come", TOP.replace("1", "«2»"), "GP1106"],
  ["a number in other digits", `${TOP}qualities: { p99Milliseconds: «1_000» }\n`, "GP1105"],
  [
    "201 services",
    `groundplan: 1\nname: x\nservices:\n${numbered(200, (n) => `  s${n}: {}`)}\n  «extra»: {}\n`,
    "GP1108",
  ],
  [
    "501 entities",
    service(`entities:\n${numbered(500, (n) => `  E${n}a: {}`)}\n  «Extra»: {}`),
    "GP1108",
  ],
  [
    "201 fields",
    thing(`fields:\n${numbered(200, (n) => `  f${n}: text`)}\n  «extra»: text`),
    "GP1108",
  ],
];

function numbered(count: number, line: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => line(n)).join("\n");
}
