import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "../../../src/merge/compare.ts";
import { resolve } from "../../../src/merge/resolve.ts";
import { marksIn } from "../../../src/merge/text.ts";
import type { Change } from "../../../src/merge/types.ts";
import type { Plan, PlannedFile } from "../../../src/plan/types.ts";
import { apply } from "../../../src/workspace/apply.ts";
import { marksLeft } from "../../../src/workspace/repo-facts.ts";
import { snapshot } from "../../../src/workspace/snapshot.ts";
import { realPlan } from "../plan/plans.ts";
import { MemoryDisk } from "../workspace/memory-disk.ts";
import { editOf, type Edit } from "./edits.ts";

const CASES = Number(process.env.SOAK_CASES ?? 300);
const ROOT = "/repo";

const SHOP = readFileSync("examples/shop.yaml", "utf8");
const VARIANTS = [
  ["name: shop", "name: shop"],
  ["name: shop", "name: store"],
  ["broker: nats", "broker: redis"],
  ["observability: opentelemetry", "observability: none"],
  ["deployment: compose", "deployment: kubernetes"],
  ["p99Milliseconds: 250", "p99Milliseconds: 400"],
].map(([from = "", to = ""]) =>
  [...realPlan(SHOP.replace(from, to)).files].filter(
    ({ path }) => !path.startsWith(".groundplan/"),
  ),
);
const first = VARIANTS[0]!;

/** The files that a change of the blueprint touches, and some that it does not: from what, to what. */
const PAIRS = VARIANTS.slice(1).flatMap((next) => [pairOf(first, next), pairOf(next, first)]);

function pairOf(old: readonly PlannedFile[], next: readonly PlannedFile[]) {
  const texts = (files: readonly PlannedFile[]) =>
    new Map(files.map(({ path, contents }) => [path, contents]));
  const [a, b] = [texts(old), texts(next)];
  const paths = [...new Set([...a.keys(), ...b.keys()])];
  const changed = paths.filter((path) => a.get(path) !== b.get(path));
  const same = paths.filter((path) => a.get(path) === b.get(path) && !changed.includes(path));
  return { old, next, changed, same };
}

const run = (disk: MemoryDisk, files: readonly PlannedFile[]): Change[] => {
  const isTaken = (path: string) => disk.lstat(`${ROOT}/${path}`) !== undefined;
  const plan: Pick<Plan, "files"> = { files };
  const changes = [...resolve(compare(plan, snapshot(ROOT, plan, disk)), { isTaken })];
  apply(ROOT, changes, { groundplan: "1.0.0", disk });
  return changes;
};

const filesOf = (disk: MemoryDisk): Map<string, string> =>
  new Map(
    Object.entries(disk.tree()).flatMap(([path, text]) =>
      text === "folder" || path.startsWith(`${ROOT}/.groundplan`)
        ? []
        : [[path.slice(ROOT.length + 1), text] as const],
    ),
  );

const put = (disk: MemoryDisk, path: string, text: string | undefined) => {
  const full = `${ROOT}/${path}`;
  if (disk.lstat(full)) disk.unlink(full);
  if (text !== undefined) disk.write(full, text);
};

/** Settles each conflict by keeping both sides. */
const withoutMarks = (text: string) =>
  text.replace(/^(?:<<<<<<< yours|=======|>>>>>>> groundplan)\r?\n/gm, "");

const edits = fc.array(
  fc.record({
    file: fc.nat(),
    kind: fc.constantFrom<Edit["kind"][]>(
      "insert",
      "insert",
      "change",
      "cut",
      "crlf",
      "indent",
      "delete",
      "move",
      "add",
    ),
    at: fc.nat(),
    size: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 8 },
);

const scenario = fc.record({
  pair: fc.nat({ max: PAIRS.length - 1 }),
  changed: fc.array(fc.nat(), { minLength: 3, maxLength: 10 }),
  same: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  edits,
});

test(
  `${CASES} random edits of the example's files, and a change of its blueprint: every line of the user's is there`,
  { timeout: 3_600_000 },
  () => {
    let merged = 0;
    let marked = 0;
    fc.assert(
      fc.property(scenario, (drawn) => {
        const { old, next, changed, same } = PAIRS[drawn.pair]!;
        const chosen = new Set([
          ...drawn.changed.map((n) => changed[n % changed.length]!),
          ...drawn.same.map((n) => same[n % same.length]!),
        ]);
        const [before, after] = [old, next].map((files) =>
          files.filter(({ path }) => chosen.has(path)),
        );
        const disk = new MemoryDisk();
        disk.mkdir(ROOT);
        run(disk, before!);
        const written = filesOf(disk);
        const mine = drawn.edits.map((edit, n) =>
          editOf(filesOf(disk), edit, `mine${n}`, (path, text) => put(disk, path, text)),
        );
        const edited = filesOf(disk);
        const changes = run(disk, after!);
        const result = filesOf(disk);
        const all = [...result.values()].join("\n");

        // What somebody wrote is there, unless they took it out again themselves.
        const stood = [...edited.values()].join("\n");
        for (const word of mine.flat()) if (stood.includes(word)) expect(all).toContain(word);
        const owners = new Map([...before!, ...after!].map((file) => [file.path, file]));
        for (const [path, text] of edited) {
          const file = owners.get(path);
          if (!file || (file.ownership === "owned" && text !== written.get(path)))
            expect(result.get(path)).toBe(text);
        }
        for (const { path, contents, ownership } of after!) {
          if (!edited.has(path) && written.has(path) && ownership !== "generated")
            expect(result.has(path)).toBe(false);
          if (edited.get(path) === written.get(path) && ownership !== "owned" && edited.has(path))
            expect(result.get(path)).toBe(contents);
          if (!edited.has(path) && !written.has(path)) expect(result.get(path)).toBe(contents);
        }

        // What is marked is told, and nothing else is.
        const told = changes.flatMap((change) =>
          change.kind === "merge" && change.marks.length > 0 ? [change.path] : [],
        );
        expect(
          [...result]
            .flatMap(([path, text]) => (marksIn(text).length > 0 ? [path] : []))
            .toSorted(),
        ).toEqual(told.toSorted());
        expect([...new Set(marksLeft(ROOT, disk).map(({ path }) => path))].toSorted()).toEqual(
          told.toSorted(),
        );
        merged += changes.filter(({ kind }) => kind === "merge").length;
        marked += told.length;

        // Once they are settled, the same again changes nothing.
        for (const path of told) put(disk, path, withoutMarks(result.get(path)!));
        const settled = filesOf(disk);
        run(disk, after!);
        expect(filesOf(disk)).toEqual(settled);
      }),
      { numRuns: CASES, ...(process.env.SOAK_CASES ? {} : { seed: 6 }) },
    );
    expect(merged).toBeGreaterThan(CASES / 4);
    expect(marked).toBeGreaterThan(CASES / 20);
  },
);
