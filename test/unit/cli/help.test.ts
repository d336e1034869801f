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

test("no line is wider than a terminal", () => {
  for (const command of [undefined, ...COMMANDS])
    for (const line of helpText(command).split("\n"))
      expect(line.length, line).toBeLessThanOrEqual(80);
});
