import { expect, test } from "vitest";
import { printFailure } from "../../../src/cli/print-failure.ts";
import { styles, type Terminal } from "../../../src/cli/terminal.ts";
import { InputError } from "../../../src/problem.ts";
import { Interrupted } from "../../../src/questions/interrupted.ts";
import { UsageError } from "../../../src/questions/usage-error.ts";
import { WorkspaceError } from "../../../src/workspace/failure.ts";

async function failed(error: unknown, ...argv: string[]) {
  const said = { out: "", err: "" };
  const terminal: Terminal = {
    out: (text) => void (said.out += `${text}\n`),
    err: (text) => void (said.err += `${text}\n`),
    interactive: false,
    color: false,
    style: styles(false),
  };
  return { code: await printFailure(error, terminal, { argv, version: "1.2.3" }), ...said };
}

const problem = {
  code: "GP1201",
  severity: "error" as const,
  message: "Wrong",
  file: "b.yaml",
  line: 2,
  column: 3,
  help: "Mend it.",
};

test("bad input ends with 1, on stderr", async () => {
  expect(
    await failed(new UsageError({ message: "One.", help: "Do it." }, { message: "Two." })),
  ).toEqual({
    code: 1,
    out: "",
    err: "error One.\n  Do it.\nerror Two.\n",
  });
  const { code, out, err } = await failed(new InputError([problem], "a: 1\nb: wrong\n"));
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("b.yaml:2:3 GP1201 Wrong");
  expect(err).toContain("> 2 | b: wrong");
  expect(await failed(new WorkspaceError("GP8001", "It is full.", "Take another."))).toMatchObject({
    code: 1,
    err: "GP8001 It is full.\n  Take another.\n",
  });
});

test("with --json there is one document on stdout and nothing else", async () => {
  const { code, out, err } = await failed(new InputError([problem], "x"), "check", "--json");
  expect({ code, err }).toEqual({ code: 1, err: "" });
  expect(JSON.parse(out)).toEqual({ ok: false, problems: [problem] });
});

test("an interruption ends with 130", async () => {
  expect(await failed(new Interrupted("Left."))).toEqual({ code: 130, out: "", err: "Left.\n" });
});

test("a defect of ours ends with 70 and says what to report", async () => {
  const { code, err } = await failed(new TypeError("oops"), "new", "x");
  expect(code).toBe(70);
  expect(err).toContain("groundplan 1.2.3, Node ");
  expect(err).toContain("groundplan new x");
  expect(err).toContain("TypeError: oops");
});

test("an error of Node's own is a defect, although it has a code", async () => {
  expect((await failed(Object.assign(new Error("gone"), { code: "ENOENT" }))).code).toBe(70);
});
