import { expect, test } from "vitest";
import { COMMANDS } from "../../../src/cli/commands.ts";
import { helpText } from "../../../src/cli/help.ts";
import { parse } from "../../../src/cli/parse.ts";

test("the overview names every command, and that nothing is sent", () => {
  const text = helpText(undefined);
  for (const { name, text: said } of COMMANDS)
    for (const part of [name, said]) expect(text).toContain(part);
  expect(text).toContain("There is no telemetry");
});

test.each(COMMANDS)(
  "the help of $name names every flag, and its examples can be typed",
  (command) => {
    const text = helpText(command);
    for (const flag of command.flags) expect(text).toContain(`--${flag.name}`);
    for (const example of command.examples) {
      expect(text).toContain(example);
      expect(parse(example.split(" ").slice(1)).command).toBe(command);
    }
  },
);

test("what can be said of one kind of thing is told of it alone", () => {
  const add = COMMANDS.find(({ name }) => name === "add")!;
  const field = helpText(add, "field");
  expect(field).toContain("Usage: groundplan add field <service.Entity.field> <type> [flags]");
  expect(field).toContain("--accepted-by");
  expect(field).toContain("--dry-run");
  expect(field).not.toContain("--inherits");
  expect(field).not.toContain("groundplan add role");
  expect(helpText(add, "role")).toContain("Usage: groundplan add role <role> [flags]");
  expect(helpText(add, "feld")).toBe(helpText(add));
  expect(parse(["help", "add", "field"]).words).toEqual(["field"]);
});

test("no line is wider than a terminal", () => {
  for (const command of [undefined, ...COMMANDS])
    for (const kind of [undefined, ...Object.keys(command?.kinds ?? {})])
      for (const line of helpText(command, kind).split("\n"))
        expect(line.length, line).toBeLessThanOrEqual(80);
});
