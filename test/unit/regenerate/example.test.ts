import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { treeOf } from "../workspace/helpers.ts";
import { again, edit, shop } from "./example-repo.ts";

describe("the example", () => {
  test("the same blueprint changes nothing, byte for byte, time for time", async () => {
    const root = await shop();
    const times = () =>
      Object.keys(treeOf(root)!)
        .filter((path) => path !== ".groundplan")
        .map((path) => statSync(join(root, path)).mtimeMs);
    const before = [treeOf(root), times()];
    const { changes, conflicts, notes, remaining } = await again(root);
    expect({ changes, conflicts, notes, remaining }).toEqual({
      changes: [],
      conflicts: [],
      notes: [],
      remaining: [],
    });
    expect([treeOf(root), times()]).toEqual(before);
  });

  test("without the history of its migrations it is not planned, and the place is told, not the blueprint", async () => {
    const root = await shop();
    rmSync(join(root, ".groundplan/migrations.json"));
    await expect(again(root, { mode: "dry-run" })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: "GP2406", file: ".groundplan/migrations.json" })],
      text: undefined,
    });
  });

  test("a broker changed away and back, with edits before, between and after", async () => {
    const root = await shop();
    const read = (path: string) => readFileSync(join(root, path), "utf8");
    const NATS = "packages/service-kit/src/brokers/nats.ts";
    const REDIS = "packages/service-kit/src/brokers/redis.ts";
    const MAIN = "services/orders/src/main.ts";
    const mark = (path: string, at: number, word: string) =>
      edit(root, path, (text) => text.split("\n").toSpliced(at, 0, `// ${word}`).join("\n"));
    const broker = (from: string, to: string) => {
      edit(root, "blueprint.yaml", (text) => text.replace(`broker: ${from}`, `broker: ${to}`));
      return again(root, { allow: { breaking: true } });
    };
    mark(NATS, 20, "nats, before");
    mark(MAIN, 3, "main, before");
    const away = await broker("nats", "redis");
    expect(away.conflicts).toEqual([]);
    expect(away.notes).toMatchObject([{ kind: "kept", path: NATS }]);
    mark(REDIS, 20, "redis, between");
    mark(NATS, 40, "nats, between");
    mark(MAIN, 9, "main, between");
    const back = await broker("redis", "nats");
    expect(back.conflicts).toEqual([]);
    expect(back.notes).toMatchObject([{ kind: "kept", path: REDIS }]);
    mark(NATS, 60, "nats, after");
    expect((await broker("nats", "redis")).conflicts).toEqual([]);
    expect((await broker("redis", "nats")).conflicts).toEqual([]);
    const wordsIn = (path: string) =>
      [...read(path).matchAll(/^\/\/ (.*, .*)$/gm)].map(([, word]) => word);
    expect(wordsIn(NATS)).toEqual(["nats, before", "nats, between", "nats, after"]);
    expect(wordsIn(MAIN)).toEqual(["main, before", "main, between"]);
    expect(wordsIn(REDIS)).toEqual(["redis, between"]);
    const check = await again(root, { mode: "check" });
    expect([check.changes, check.notes]).toEqual([[], []]);
  });

  test("a change of the blueprint meets edits of a file", async () => {
    const root = await shop();
    edit(root, "README.md", (text) => `${text}\nOur own words.\n`);
    edit(root, "blueprint.yaml", (text) => text.replace("name: shop", "name: store"));
    const allow = { breaking: true }; // the types of events are called after the system
    const dry = await again(root, { mode: "dry-run", allow });
    expect(dry.changes.find(({ path }) => path === "README.md")).toMatchObject({ kind: "merge" });
    expect(dry.changes.find(({ path }) => path === "package.json")).toMatchObject({
      kind: "update",
    });
    const written = await again(root, { hash: dry.hash, allow });
    expect(written.changes).toEqual(dry.changes);
    expect(readFileSync(join(root, "README.md"), "utf8")).toMatch(/store[\s\S]*Our own words\.\n$/);
    expect((await again(root)).changes).toEqual([]);
    rmSync(root, { recursive: true });
  });

  test("a field that goes is refused, for its data and its callers, until both are allowed; then it is a new migration", async () => {
    const root = await shop();
    edit(root, "blueprint.yaml", (text) =>
      text.replace("          note: string(500)?\n", "").replace("total, note,", "total,"),
    );
    const dry = await again(root, { mode: "dry-run" });
    expect([...new Set(dry.refusals.map(({ code }) => code))].toSorted()).toEqual([
      "GP2401",
      "GP3001",
    ]);
    const before = treeOf(root);
    for (const allow of [{}, { loss: true }, { breaking: true }])
      await expect(again(root, { allow })).rejects.toMatchObject({ name: "InputError" });
    expect(treeOf(root)).toEqual(before);
    const { changes } = await again(root, { allow: { loss: true, breaking: true } });
    const migrations = changes.filter(({ path }) => path.endsWith(".sql"));
    expect(migrations.map(({ kind }) => kind)).toContain("create");
    expect(migrations.filter(({ kind }) => kind !== "create")).toEqual([]);
    expect((await again(root)).changes).toEqual([]);
  });

  test("a contract that was edited into none is refused with its place", async () => {
    const root = await shop();
    edit(root, "contracts/orders/openapi.yaml", (text) => text.replace("paths:", "paths: [\nx:"));
    await expect(again(root)).rejects.toMatchObject({
      problems: [{ file: "contracts/orders/openapi.yaml" }],
    });
  });
});
