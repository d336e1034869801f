import { expect, test } from "vitest";
import { exitCodeOf, printRegenerated } from "../../../src/cli/print-regenerated.ts";
import { styles } from "../../../src/cli/terminal.ts";
import type { RegenerateResult } from "../../../src/regenerate.ts";

const NOTHING: RegenerateResult = {
  root: "/repo",
  mode: "dry-run",
  hash: "0123456789abcdef",
  changes: [],
  conflicts: [],
  notes: [],
  problems: [],
  refusals: [],
  blueprint: "",
  done: [],
  remaining: [],
  due: [],
};
const update = (path: string) =>
  ({ kind: "update", path, reason: "why", before: "a\n", after: "b\n" }) as const;

function printed(given: Partial<RegenerateResult>, diff = false) {
  const out: string[] = [];
  const result = { ...NOTHING, ...given };
  const add = (text: string) => void out.push(text);
  const terminal = { out: add, err: add, interactive: false, color: false, style: styles(false) };
  printRegenerated(result, terminal, diff);
  return { text: out.join("\n"), code: exitCodeOf(result) };
}

test("what is refused has neither a tick nor a hash to apply", () => {
  const changes = [update("a.txt")];
  const sound = printed({ changes });
  expect(sound.text).toMatch(/✔ 1 file would change\.\n.*--apply 0123456789abcdef/);
  const problem = { code: "GP3001", severity: "error", message: "", help: "" } as const;
  const refused = printed({ changes, refusals: [{ ...problem, file: "", line: 1, column: 1 }] });
  expect(refused.code).toBe(1);
  expect(refused.text).toContain("✖ Refused, for the reason above: 1 file would change otherwise.");
  expect(refused.text).not.toMatch(/✔|0123456789abcdef/);
  const standing = printed({ refusals: [{ ...problem, file: "", line: 1, column: 1 }] });
  expect(standing).toEqual({ code: 1, text: "✖ Refused, for the reason above." });
});

test("a check that finds something to tell has no tick", () => {
  const note = {
    path: "a.ts",
    kind: "due",
    text: "is yours; what it has to fit has changed",
  } as const;
  const { code, text } = printed({ mode: "check", notes: [note] });
  expect(code).toBe(3);
  expect(text).toMatch(/^work due a\.ts.*\n✖ The files are what the blueprint says, but for what/);
});

test("our own files come last in a diff, a line each", () => {
  const changes = [update(".groundplan/migrations.json"), update("a.txt")];
  const { text } = printed({ changes }, true);
  expect(text.split("\n").slice(0, 6)).toEqual([
    "--- a/a.txt",
    "+++ b/a.txt",
    "@@ -1,1 +1,1 @@",
    "-a",
    "+b",
    "~ .groundplan/migrations.json  why",
  ]);
});

test("a diff has what the plan changed and nobody merged", () => {
  const guess = { path: "b.txt", lines: [], text: "may be", before: "a\n", after: "b\n" };
  expect(printed({ conflicts: [guess] }, true).text).toContain(
    "+++ b/b.txt\n@@ -1,1 +1,1 @@\n-a\n+b",
  );
});

test("commands that are still to be run are named, and who runs them", () => {
  const remaining = ["npm run contracts"];
  const check = printed({ mode: "check", remaining, due: ["contracts"] });
  expect(check).toEqual({
    code: 3,
    text: `✖ The files are what the blueprint says; 1 command still to be run.
  npm run contracts   # still to be run: the next groundplan regenerate does it`,
  });
  const changes = [update("a.txt")];
  const conflicts = [{ path: "a.txt", lines: [1], text: "both changed the same lines" }];
  const told = (due: string[]) =>
    printed({ mode: "write", changes, conflicts, remaining, due }).text.split("\n").at(-1);
  expect(told(["contracts"])).toMatch(/run contracts {3}# still to be run: the next/);
  expect(told([])).toMatch(/run contracts {3}# still to be run$/);
});

test("a conflict is settled, and then regenerated, whatever command began it; a dry run leaves nothing to settle", () => {
  const conflicts = [{ path: "a.txt", lines: [1], text: "both changed the same lines" }];
  const last = (mode: "write" | "dry-run") => printed({ mode, conflicts }).text;
  expect(last("write")).toContain("1 in conflict. Settle each, then run groundplan regenerate.");
  expect(last("dry-run")).toContain("1 would be in conflict, which --diff shows.");
});
