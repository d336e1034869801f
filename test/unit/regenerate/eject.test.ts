import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eject } from "../../../src/eject.ts";
import { planFrom } from "../../../src/index.ts";
import { createProject } from "../../../src/project.ts";
import { recover } from "../../../src/workspace/recover.ts";
import { REAL } from "../plan/plans.ts";
import { emptyFolder, treeOf } from "../workspace/helpers.ts";
import { faultyDisk } from "../workspace/faulty-disk.ts";
import { Repo, ROOT } from "./repo.ts";

const COMMENT = "# yaml-language-server: $schema=.groundplan/blueprint.schema.json\n\n";
const SHOP = COMMENT + readFileSync("examples/shop.yaml", "utf8");
const LOCK = `${ROOT}/.groundplan/run.lock`;
const host = { catalog: REAL };

async function shop(): Promise<string> {
  const root = join(emptyFolder(), "shop");
  const { plan } = planFrom(SHOP, "blueprint.yaml", REAL);
  await createProject(root, plan!, { install: false, git: false });
  return root;
}

test("nothing speaks of groundplan afterwards; all else stays, edits too", async () => {
  const root = await shop();
  const readme = join(root, "README.md");
  writeFileSync(readme, `${readFileSync(readme, "utf8")}\nOurs.\n`);
  const before = treeOf(root)!;
  const { changes } = await eject(root, true, host);
  const after = treeOf(root)!;
  const speaking = Object.entries(after).filter(([, text]) =>
    /\.?groundplan(?!: 1)/.test(`${text}`),
  );
  expect(speaking.map(([path]) => path)).toEqual([]);
  expect(Object.keys(after)).toEqual(
    Object.keys(before).filter((path) => !path.startsWith(".groundplan")),
  );
  const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
  expect(changed.toSorted()).toEqual(
    [".oxfmtrc.json", "README.md", "blueprint.yaml", "docs/migrations.md"].toSorted(),
  );
  expect(changes.map(({ path }) => path)).toEqual(expect.arrayContaining(changed));
  expect(readFileSync(readme, "utf8")).toContain("\nOurs.\n");
});

test("what a dry run says is not done", async () => {
  const root = await shop();
  const before = treeOf(root);
  expect((await eject(root, false, host)).changes).not.toEqual([]);
  expect(treeOf(root)).toEqual(before);
});

test("a repo that is not what its blueprint says is regenerated first", async () => {
  const root = await shop();
  const file = join(root, "blueprint.yaml");
  writeFileSync(file, SHOP.replace("note: string(500)?", "note: string(600)?"));
  await expect(eject(root, true, host)).rejects.toMatchObject({ code: "GP8022" });
});

test("killed anywhere, it is done or was never begun", async () => {
  const fresh = () => new Repo({ "repo/a.txt.hbs": "{{#unless ejected}}\na\n{{/unless}}\nb\n" });
  const whole = fresh();
  const old = whole.disk.tree();
  const catalog = whole.catalog();
  const counted = faultyDisk(whole.disk, "kill", Number.POSITIVE_INFINITY);
  await eject(ROOT, true, { catalog, disk: counted.disk });
  const now = whole.disk.tree();
  expect(now[`${ROOT}/a.txt`]).toBe("b\n");
  for (let at = 1; at <= counted.calls(); at++) {
    const { disk } = fresh();
    await eject(ROOT, true, { catalog, disk: faultyDisk(disk, "kill", at).disk }).catch(() => {});
    // This process lives on, so its lock does.
    if (disk.lstat(LOCK)) disk.unlink(LOCK);
    recover(ROOT, disk);
    expect([now, old]).toContainEqual(disk.tree());
  }
});
