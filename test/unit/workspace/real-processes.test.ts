import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { rolldown } from "rolldown";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { treeOf } from "./helpers.ts";
import { begin, go, look, OTHER, sideOf, type Side } from "./there-and-back.ts";

/** All rounds take half a minute: there is time for that where everything is tested. */
const few = process.env.CI ? 1 : 5;
const KILLS = 200 / few;
const RACES = 50 / few;

let program: string;

/** As one file it starts in a tenth of the time. */
beforeAll(async () => {
  const file = join(import.meta.dirname, "../../../node_modules/.cache/going.mjs");
  const bundle = await rolldown({
    input: join(import.meta.dirname, "going.ts"),
    platform: "node",
    external: ["execa"],
  });
  await bundle.write({ file, codeSplitting: false });
  await bundle.close();
  program = file;
});

/** A repo of which files were changed by hand, and how it looks on both sides. */
async function repo() {
  const root = join(temporaryFolder(), "repo");
  mkdirSync(root);
  begin(root);
  const edit = (path: string) => {
    const file = join(root, path);
    const lines = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, lines.toSpliced(-2, 0, "mine").join("\n"));
  };
  edit("services/sales/src/features/orders/order.ts");
  for (const at of [1, 3, 5]) edit(`changed/${at}.txt`);
  await go(root, "there");
  const there = filesOf(root);
  await go(root, "here");
  return { root, trees: { here: filesOf(root), there } };
}

/** Without locks of processes that are gone: they hold nobody, and the next run that writes removes them. */
const filesOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(treeOf(root)!).filter(([path]) => !path.startsWith(".groundplan/run.lock")),
  );

/** A process may die before its name stands in the lock: others wait five seconds then, which this test has not. */
function emptyLockGetsOld(root: string): void {
  const lock = join(root, ".groundplan/run.lock");
  if (existsSync(lock) && readFileSync(lock, "utf8") === "") utimesSync(lock, 0, 0);
}

async function started(...args: string[]): Promise<{ child: ChildProcess; oneWay: number }> {
  const child = fork(program, args, { stdio: "inherit" });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [oneWay] = (await once(child, "message")) as [number];
  return { child, oneWay };
}

test(`${KILLS} processes killed at any time: the next command finds all of it or nothing`, async () => {
  const { root, trees } = await repo();
  // Without bias: of doubles most would be next to nothing.
  const thousandths = fc.noBias(fc.integer({ min: 0, max: 2000 }));
  const moments = fc.sample(thousandths, { numRuns: KILLS, seed: 6 });
  const outcomes = new Set<string>();
  const sides = new Set<Side>();
  for (const [round, moment] of moments.entries()) {
    const { child, oneWay } = await started(root);
    await wait((moment / 1000) * oneWay);
    child.kill("SIGKILL");
    await once(child, "exit");
    emptyLockGetsOld(root);
    const { recovered } = await look(root, "here");
    outcomes.add(recovered?.outcome ?? "nothing");
    const side = sideOf(root);
    sides.add(side);
    expect(filesOf(root), `round ${round}`).toEqual(trees[side]);
  }
  expect([outcomes.size > 1, sides.size]).toEqual([true, 2]);
  emptyLockGetsOld(root);
  const side = OTHER[sideOf(root)];
  await go(root, side);
  expect(treeOf(root)).toEqual(trees[side]);
}, 300_000);

test(`two runs at once, ${RACES} times: one wins, the other waits or says why`, async () => {
  const { root, trees } = await repo();
  const both = [(await started()).child, (await started()).child];
  const ends = new Set<string>();
  let side: Side = "here";
  for (let round = 0; round < RACES; round++) {
    side = OTHER[side];
    const said = both.map((child) => once(child, "message"));
    for (const child of both) child.send([root, side]);
    const how = (await Promise.all(said)).map(([end]) => String(end)).toSorted();
    ends.add(how.join(" "));
    expect(filesOf(root), `round ${round}, ${how.join(" ")}`).toEqual(trees[side]);
  }
  expect(["GP8008 done", "done done"]).toEqual(expect.arrayContaining([...ends]));
}, 120_000);
