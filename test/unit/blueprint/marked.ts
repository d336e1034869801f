import { expect } from "vitest";
import { readBlueprint } from "../../../src/blueprint/index.ts";
import { OFFER } from "./offer.ts";

/**
 * A blueprint in which `«…»` marks the place of the one problem that is expected, with its code; without a code, it is accepted.
 */
export type Case = [name: string, text: string, code?: string];

/** Reads the text without its marks and compares what is found with them. */
export function expectCase(marked: string, code?: string): void {
  const start = marked.indexOf("«");
  const text = marked.replace("«", "").replace("»", "");
  const { blueprint, problems } = readBlueprint(text, "blueprint.yaml", OFFER);
  const found = problems.map((one) => `${one.code} ${one.line}:${one.column} ${one.message}`);
  if (code === undefined) {
    expect(found).toEqual([]);
    expect(blueprint).toBeDefined();
    return;
  }
  const before = marked.slice(0, start).split("\n");
  const place = `${code} ${before.length}:${before.at(-1)!.length + 1} `;
  expect(blueprint === undefined).toBe(problems[0]?.severity === "error");
  expect(found).toEqual([expect.stringContaining(place)]);
  expect(problems[0]!.help).not.toBe("");
}

const HEAD = `groundplan: 1
name: test
auth: { users: { kind: oidc }, roles: { reader: [], writer: [reader] } }
`;

const indent = (text: string, by: number) =>
  text
    .trim()
    .split("\n")
    .map((line) => (line === "" ? line : " ".repeat(by) + line))
    .join("\n");

/** A blueprint whose one service `main` is this. */
export const service = (body: string): string => `${HEAD}services:\n  main:\n${indent(body, 4)}\n`;

/** A blueprint with an entity `Thing` that is this, beside `Other`, `Value` and what else is given. */
export const thing = (body: string, rest = ""): string =>
  service(`
entities:
  Other: { fields: { key: string(20) unique } }
  Thing:
${indent(body, 4)}
values: { Value: { note: text } }
${rest}`);

/** A blueprint in which `Thing` has this field. */
export const field = (line: string): string => thing(`fields:\n  ${line}`);

/** A blueprint with this operation, on `Thing` with a state and a unique field. */
export const operation = (body: string): string =>
  thing(
    `
state: status
fields: { status: enum(open|closed) = open, code: string(10) unique, size: int, note: text? }
relations: { other: belongs-to Other?, parts: has-many Other }`,
    `operations:\n  close: { kind: command, of: Thing, from: [open], to: closed }\n  ${body}`,
  );
