import { expect, test } from "vitest";
import { compileErrors, errorsIn } from "../../../src/workspace/compile.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const OUTPUT = `
> repo@1.0.0 typecheck
services/a/src/b (old).ts(12,5): error TS2345: Argument of type 'A' is not assignable to 'B'.
  Property 'x' is missing in type 'A'
    but required in type 'B'.
packages\\contracts\\src\\c.ts(1,2): error TS2304: Cannot find name 'C'.
error TS5083: Cannot read file '/tsconfig.json'.
`;

test("places are read with all of their message", () => {
  const b =
    "Argument of type 'A' is not assignable to 'B'. Property 'x' is missing in type 'A' but required in type 'B'.";
  expect(errorsIn(OUTPUT)).toEqual([
    { path: "services/a/src/b (old).ts", line: 12, column: 5, code: "TS2345", message: b },
    {
      path: "packages/contracts/src/c.ts",
      line: 1,
      column: 2,
      code: "TS2304",
      message: "Cannot find name 'C'.",
    },
  ]);
});

const PRETTY = `> repo@1.0.0 typecheck
\u001b[96mservices/a/src/b.ts\u001b[0m:\u001b[93m12\u001b[0m:\u001b[93m5\u001b[0m - \u001b[91merror\u001b[0m\u001b[90m TS2345: \u001b[0mArgument of type 'A' is not assignable to 'B'.
  Property 'x' is missing in type 'A'

\u001b[7m12\u001b[0m     one(two)
\u001b[7m  \u001b[0m \u001b[91m        ~~~\u001b[0m

  \u001b[96mservices/a/src/c.ts\u001b[0m:\u001b[93m1\u001b[0m:\u001b[93m3\u001b[0m
    \u001b[7m1\u001b[0m   x: number;
    'x' is declared here.

services/a/src/d - e.ts:1:2 - error TS2304: Cannot find name 'C'.

1  C

Found 2 errors in 2 files.
`;

test("places are read where the compiler shows them prettily, too", () => {
  const b = "Argument of type 'A' is not assignable to 'B'. Property 'x' is missing in type 'A'";
  expect(errorsIn(PRETTY)).toEqual([
    { path: "services/a/src/b.ts", line: 12, column: 5, code: "TS2345", message: b },
    {
      path: "services/a/src/d - e.ts",
      line: 1,
      column: 2,
      code: "TS2304",
      message: "Cannot find name 'C'.",
    },
  ]);
});

test.each([
  ["no error", "", 0, []],
  [
    "a place",
    "a.ts(1,2): error TS1: b",
    2,
    [{ path: "a.ts", line: 1, column: 2, code: "TS1", message: "b" }],
  ],
  ["none, though it failed", "error TS5083: no tsconfig", 1, undefined],
])("a compiler that ends with %s", async (_, text, code, errors) => {
  const script = `console.log(${JSON.stringify(text)}); process.exitCode = ${code}`;
  const step = { id: "t", title: "t", command: [process.execPath, "-e", script], inputs: [] };
  expect(await compileErrors(temporaryFolder(), step)).toEqual(errors);
});

test("no compiler is no error", async () => {
  const step = { id: "t", title: "t", command: ["no-such-program"], inputs: [] };
  expect(await compileErrors(temporaryFolder(), step)).toBe(undefined);
});

test.each([
  ["never ends is stopped", undefined, 300],
  ["somebody stops says nothing", AbortSignal.timeout(300), undefined],
])("a compiler that %s", async (_, signal, timeout) => {
  const script = `console.log("a.ts(1,2): error TS1: b"); setInterval(() => {}, 1000)`;
  const step = { id: "t", title: "t", command: [process.execPath, "-e", script], inputs: [] };
  expect(await compileErrors(temporaryFolder(), step, signal, timeout)).toBe(undefined);
});
