import { describe, expect, test } from "vitest";
import type { Change } from "../../../src/merge/types.ts";
import { mayNotFit, withErrors } from "../../../src/regenerate/compiled.ts";

const step = { id: "t", title: "t", command: ["t"], inputs: ["services/**.ts"] };
const next = { path: "", contents: "", ownership: "merged", source: "" } as const;
const update = (path: string): Change => ({ kind: "update", path, next, was: "" });
const yours = (path: string): Change => ({ kind: "same", path, why: "yours" });
const owned = (path: string): Change => ({ kind: "same", path, why: "owned" });
const equal = (path: string): Change => ({ kind: "same", path, why: "equal" });

describe("code may no longer fit", () => {
  test.each<[string, Change[], boolean]>([
    [
      "where code beside what is somebody's changes",
      [update("services/a.ts"), owned("services/b.ts")],
      true,
    ],
    [
      "where it is merged",
      [{ kind: "merge", path: "services/a.ts", next, was: "", put: "", marks: [] }],
      true,
    ],
    ["not where nobody wrote any", [update("services/a.ts"), equal("services/b.ts")], false],
    ["not where none changes", [update("README.md"), yours("services/b.ts")], false],
    ["not for what is no code", [update("services/a.ts"), yours("README.md")], false],
  ])("%s", (_, changes, may) => {
    expect(mayNotFit(changes, step)).toBe(may);
  });
});

test("work that is due is told with its places; what compiles is said to", () => {
  const due = (path: string) => ({ kind: "due" as const, path, text: "is yours" });
  const kept = { kind: "kept" as const, path: "c.ts", text: "stays" };
  const report = { changes: [], conflicts: [], notes: [due("a.ts"), due("b.ts"), kept] };
  const error = { path: "a.ts", line: 3, column: 9, code: "TS2339", message: "No 'x'." };
  expect(withErrors(report, [error])).toEqual([
    { ...due("b.ts"), text: "is yours; it compiles" },
    kept,
    { kind: "due", path: "a.ts", line: 3, column: 9, text: "No 'x'. (TS2339)" },
  ]);
});
