import { expect, test } from "vitest";
import { recoverUnlessAtWork } from "../../../src/workspace/in-repo.ts";
import { processTag } from "../../../src/workspace/process-tag.ts";
import { faultyDisk, Killed, type Fault } from "../workspace/faulty-disk.ts";
import { Repo, ROOT } from "./repo.ts";

const ABC = "a\nb\nc\n";

function changed(): Repo {
  const repo = new Repo({ "repo/a.txt": ABC, "repo/b.txt": ABC, "repo/c.txt": "c\n" });
  repo.put("a.txt", `mine\n${ABC}`);
  return repo.upgrade({ "repo/a.txt": "a\nb\nC\n", "repo/b.txt": "B\n", "repo/c.txt": undefined });
}

/** A process that is gone, so that its lock holds nobody. */
const release = (repo: Repo) => repo.put(".groundplan/run.lock", undefined);

test.each<Fault>(["kill", "torn"])(
  "%s at any call, then edited by hand, then run again: no lost byte and no dead end",
  async (fault) => {
    const outcomes = new Set<string>();
    for (let at = 1, struck = true; struck; at++) {
      const repo = changed();
      const faulty = faultyDisk(repo.disk, fault, at);
      const end = await repo.run({}, faulty.disk).then(
        () => undefined,
        (error: unknown) => error,
      );
      struck = faulty.struck();
      if (struck && !(end instanceof Killed)) continue; // it died while it was ending
      release(repo);
      for (const path of ["a.txt", "b.txt", "c.txt"])
        repo.put(path, `later ${path}\n${repo.read(path) ?? ""}`);
      const dry = await repo.run({ mode: "dry-run" });
      outcomes.add(dry.recovered?.outcome ?? "nothing");
      const { recovered } = await repo.run();
      expect(recovered).toBeUndefined();
      const all = Object.entries(repo.disk.tree()).filter(
        ([path]) => !path.includes("/.groundplan/"),
      );
      const texts = all.map(([, text]) => text).join("\n");
      for (const word of ["mine", "later a.txt", "later b.txt", "later c.txt"])
        expect(texts, `call ${at}`).toContain(word);
      for (const { path, to } of dry.recovered?.rescued ?? []) {
        outcomes.add("rescued");
        expect([path, repo.read(to)]).toEqual([path, expect.stringContaining(`later ${path}`)]);
      }
    }
    expect(outcomes).toEqual(new Set(["nothing", "undone", "finished", "rescued"]));
  },
);

test("a command that only reads finishes it too, but not under the hands of a run that is at work", async () => {
  const repo = changed();
  let sync = 0;
  while (repo.read(".groundplan/journal.json") === undefined)
    await repo.run({}, faultyDisk(repo.disk, "kill", ++sync).disk).catch(() => release(repo));
  repo.put(".groundplan/run.lock", processTag());
  expect(await recoverUnlessAtWork(ROOT, repo.disk)).toBeUndefined();
  release(repo);
  expect(await recoverUnlessAtWork(ROOT, repo.disk)).toEqual({ outcome: "finished", rescued: [] });
  expect(repo.read("b.txt")).toBe("B\n");
  expect(await recoverUnlessAtWork(ROOT, repo.disk)).toBeUndefined();
});

test("killed at any call: what it says became of the run is what became of it", async () => {
  const outcomes = new Set<string>();
  for (let at = 1, struck = true; struck; at++) {
    const repo = changed();
    const faulty = faultyDisk(repo.disk, "kill", at);
    await repo.run({}, faulty.disk).catch(() => {});
    struck = faulty.struck();
    release(repo);
    const recovered = await recoverUnlessAtWork(ROOT, repo.disk);
    if (!recovered) continue;
    outcomes.add(recovered.outcome);
    const isNew = repo.read("b.txt") === "B\n" && repo.read("c.txt") === undefined;
    expect([at, recovered.outcome]).toEqual([at, isNew ? "finished" : "undone"]);
  }
  expect(outcomes).toEqual(new Set(["undone", "finished"]));
});
