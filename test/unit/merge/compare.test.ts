import { describe, expect, test } from "vitest";
import { compare } from "../../../src/merge/compare.ts";
import { sha256 } from "../../../src/merge/hash.ts";
import type { Change, Snapshot } from "../../../src/merge/types.ts";
import type { Ownership, Plan } from "../../../src/plan/types.ts";

const OLD = "as written\n";
const NEW = "as planned now\n";
const MINE = "as changed by hand\n";

const planOf = (ownership: Ownership, contents: string): Plan => ({
  files: [{ path: "a.ts", contents, ownership, source: "repo/a.ts.hbs" }],
  places: [],
  steps: [],
  notes: [],
  ports: [],
  decisions: [],
});

/** What stands on disk now, and what was written before; undefined: nothing. */
function snapshotOf(disk?: string, written?: string, ownership: Ownership = "merged"): Snapshot {
  const file = {
    sha256: sha256(disk ?? ""),
    text: disk ?? "",
    ...(written ? { base: written } : {}),
  };
  return {
    files: new Map(disk === undefined ? [] : [["a.ts", file]]),
    ...(written === undefined
      ? {}
      : {
          lock: {
            groundplan: "0.1.0",
            files: new Map([["a.ts", { sha256: sha256(written), ownership }]]),
          },
        }),
  };
}

const outcome = (changes: Iterable<Change>): string =>
  Array.from(changes, (change) =>
    "why" in change ? `${change.kind} ${change.why}` : change.kind,
  ).join();

describe("one file, by who owns it", () => {
  const nothing = undefined;
  test.each<[string, string | undefined, string | undefined, string, Record<Ownership, string>]>([
    ["new", nothing, nothing, NEW, { generated: "create", merged: "create", owned: "create" }],
    [
      "unchanged",
      OLD,
      OLD,
      OLD,
      { generated: "same equal", merged: "same equal", owned: "same equal" },
    ],
    [
      "changed in the plan",
      OLD,
      OLD,
      NEW,
      { generated: "update", merged: "update", owned: "same owned" },
    ],
    [
      "changed by hand",
      MINE,
      OLD,
      OLD,
      { generated: "conflict edited", merged: "same yours", owned: "same owned" },
    ],
    [
      "changed on both sides",
      MINE,
      OLD,
      NEW,
      { generated: "conflict edited", merged: "conflict both", owned: "same owned" },
    ],
    [
      "changed to the same",
      NEW,
      OLD,
      NEW,
      { generated: "same equal", merged: "same equal", owned: "same equal" },
    ],
    [
      "deleted by hand",
      nothing,
      OLD,
      NEW,
      { generated: "create", merged: "same deleted", owned: "same deleted" },
    ],
    [
      "there before groundplan",
      MINE,
      nothing,
      NEW,
      { generated: "conflict foreign", merged: "conflict foreign", owned: "conflict foreign" },
    ],
  ])("%s", (_what, disk, written, planned, expected) => {
    for (const ownership of ["generated", "merged", "owned"] as const) {
      const changes = compare(planOf(ownership, planned), snapshotOf(disk, written, ownership));
      expect(outcome(changes), ownership).toBe(expected[ownership]);
    }
  });
});

describe("a file that the plan no longer has", () => {
  const empty: Plan = { files: [], places: [], steps: [], notes: [], ports: [], decisions: [] };
  test("goes if nobody touched it", () => {
    expect([...compare(empty, snapshotOf(OLD, OLD))]).toEqual([
      { kind: "delete", path: "a.ts", was: sha256(OLD) },
    ]);
  });
  test("stays if it was changed by hand", () => {
    expect(outcome(compare(empty, snapshotOf(MINE, OLD)))).toBe("same dropped");
  });
  test("is nobody's business once it is gone, or if it was never ours", () => {
    expect([...compare(empty, snapshotOf(undefined, OLD))]).toEqual([]);
    expect([...compare(empty, snapshotOf(MINE))]).toEqual([]);
  });
});

test("a conflict carries all three sides for the merge", () => {
  const [change] = compare(planOf("merged", NEW), snapshotOf(MINE, OLD));
  expect(change).toMatchObject({
    kind: "conflict",
    base: OLD,
    yours: MINE,
    next: { contents: NEW },
  });
});
