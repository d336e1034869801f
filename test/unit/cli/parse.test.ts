import { expect, test } from "vitest";
import { COMMANDS } from "../../../src/cli/commands.ts";
import { parse } from "../../../src/cli/parse.ts";
import { UsageError } from "../../../src/questions/usage-error.ts";

function complaints(...argv: string[]) {
  try {
    parse(argv);
  } catch (error) {
    if (error instanceof UsageError) return error.complaints;
    throw error;
  }
  throw new Error("nothing was wrong");
}

test("words, switches, values and lists", () => {
  const argv = [
    "new",
    "here",
    "--from",
    "a.yaml",
    "--from=b.yaml",
    "-y",
    "--set",
    "a=1",
    "--set=b=2",
  ];
  const { command, words, switches, values, lists } = parse(argv);
  expect(command?.name).toBe("new");
  expect(words).toEqual(["here"]);
  expect([...switches]).toEqual(["yes"]);
  expect([...values]).toEqual([["from", "b.yaml"]]);
  expect([...lists]).toEqual([["set", ["a=1", "b=2"]]]);
});

test("what stands behind -- is a word", () => {
  expect(parse(["new", "--", "--here"]).words).toEqual(["--here"]);
});

test("a dash alone is the standard input", () => {
  expect(parse(["new", "here", "--from", "-"]).values.get("from")).toBe("-");
});

test.each([
  ["--help"],
  ["-h"],
  ["help"],
  ["help", "new"],
  ["new", "--help"],
  ["new", "--wrong", "-h"],
])("help is help, whatever stands beside it: %s %s %s", (...argv) => {
  expect(parse(argv.filter((word) => word !== undefined)).switches.has("help")).toBe(true);
});

test("a slip of the keyboard is understood", () => {
  expect(complaints("nwe")).toEqual([
    { message: "There is no command `nwe`.", help: "Did you mean groundplan new?" },
  ]);
  expect(complaints("new", "x", "--form", "f")).toMatchObject([
    { message: "There is no flag `--form`.", help: "Did you mean --from?" },
    {},
  ]);
  expect(complaints("chekc", "x")).toMatchObject([{ help: "Did you mean groundplan check?" }]);
});

test("everything that is wrong is said at once", () => {
  expect(complaints("new", "a", "b", "--yes=no", "--pm", "--set", "--example=")).toEqual([
    { message: "--yes takes no value." },
    { message: "--pm needs a value.", help: "Write --pm npm|pnpm." },
    { message: "--example needs a value.", help: "Write --example NAME." },
    { message: "`b` is too much.", help: "See groundplan new --help." },
  ]);
});

test("a flag in the wrong place is told where it belongs", () => {
  expect(complaints("--from", "x")).toMatchObject([
    { help: "It belongs behind the command: groundplan new --from." },
    {},
  ]);
});

test("names of object members are nothing special", () => {
  for (const word of ["constructor", "__proto__", "toString"]) {
    expect(complaints(word)).toMatchObject([{ message: `There is no command \`${word}\`.` }]);
    expect(complaints("new", `--${word}`)).toMatchObject([
      { message: `There is no flag \`--${word}\`.` },
    ]);
  }
});

test.each(COMMANDS)("$name has each flag once", ({ flags }) => {
  const names = flags.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
