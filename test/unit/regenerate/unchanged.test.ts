import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regenerate, type RegenerateOptions } from "../../../src/regenerate.ts";
import type { PlanCache } from "../../../src/workspace/plan-cache.ts";
import { BLUEPRINT, Repo, ROOT } from "./repo.ts";

const HOME = "services/__service__/src/features/__entities__";
const TEMPLATES = {
  "base.yaml": "ownership: { made/**: generated, services/*/src/features/*/rules/**: owned }",
  "repo/made/api.ts": "one\ntwo\n",
  "repo/contracts/sales.txt": "one\ntwo\n",
  "repo/a.txt": "one\ntwo\n",
  [`entity/${HOME}/rules/__entity__.ts.hbs`]: "throw {{name.camel}};\n",
};
const OWN = ".groundplan";
const PATHS = [
  "made/api.ts",
  "contracts/sales.txt",
  "a.txt",
  "services/sales/package.json",
  "services/sales/src/features/orders/rules/order.ts",
  "package.json",
  "blueprint.yaml",
  "not-known.txt",
  `${OWN}/blueprint.schema.json`,
  `${OWN}/conflicts.json`,
];

/** What is remembered, in memory; the program is told by its templates. */
class Remembered implements PlanCache {
  #text = "";
  readonly program: string;
  constructor(program: string) {
    this.program = program;
  }
  load = () => this.#text;
  save(_root: string, text: string) {
    this.#text = text;
  }
  as(program: string): Remembered {
    const other = new Remembered(program);
    other.save("", this.#text);
    return other;
  }
}

/** Runs it; says what came of it, and whether a plan was made. */
async function ran(repo: Repo, mode: RegenerateOptions["mode"], cache?: PlanCache) {
  let planned = false;
  const catalog = async () => {
    planned = true;
    return repo.catalog();
  };
  const host = { catalog, disk: repo.disk, ...(cache && { cache }) };
  const end = await regenerate(ROOT, { mode, install: false }, host).catch((error: unknown) =>
    String(error),
  );
  return { planned, end, tree: repo.disk.tree() };
}

function copyOf(repo: Repo): Repo {
  const copy = new Repo(repo.templates);
  copy.disk = repo.disk.copy();
  return copy;
}

async function known() {
  const repo = new Repo(TEMPLATES);
  const cache = new Remembered("1");
  await ran(repo, "check", cache);
  return { repo, cache };
}

const edit = fc.record({
  path: fc.constantFrom(...PATHS),
  how: fc.constantFrom(
    (text = "") => `mine\n${text}`,
    (text = "") => text.replaceAll("\n", "\r\n"),
    (text = "") => text.replace("two", "2"),
    () => undefined,
    () => "[]\n",
  ),
});
const change = fc.record({
  edits: fc.array(edit, { maxLength: 3 }),
  blueprint: fc.constantFrom(undefined, BLUEPRINT.replace("string(9)", "string(8)")),
  templates: fc.constantFrom(undefined, { "repo/a.txt": "one\nTWO\n" }),
  rare: fc.nat(3),
});

describe("a plan that is known", () => {
  test("says what a new one would say, and leaves what it would leave", async () => {
    const ways = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(change, async ({ edits, blueprint, templates, rare }) => {
        const { repo, cache } = await known();
        for (const { path, how } of edits) repo.put(path, how(repo.read(path)));
        if (blueprint && rare === 0) repo.put("blueprint.yaml", blueprint);
        const isNewer = templates !== undefined && rare === 1;
        if (isNewer) repo.upgrade(templates);
        const program = cache.as(isNewer ? "2" : "1");
        for (const mode of ["check", "dry-run", "write", "check"] as const) {
          const other = copyOf(repo);
          const { planned, ...found } = await ran(repo, mode, program);
          const { planned: _, ...wanted } = await ran(other, mode);
          expect(found).toEqual(wanted);
          ways.add(planned);
        }
      }),
      { numRuns: 80, seed: 6 },
    );
    expect(ways).toEqual(new Set([true, false]));
  });

  test("is not made again while only what is the user's changes", async () => {
    const { repo, cache } = await known();
    repo.put("a.txt", "mine\n");
    repo.put("services/sales/package.json", undefined);
    expect((await ran(repo, "write", cache)).planned).toBe(false);
  });

  test("is made again by another program, from other inputs, and where nothing is known", async () => {
    const { repo, cache } = await known();
    expect((await ran(repo, "check", cache.as("2"))).planned).toBe(true);
    const damaged = new Remembered("1");
    for (const text of ["{", "null", '{ "inputs": 1 }']) {
      damaged.save("", text);
      expect((await ran(copyOf(repo), "check", damaged)).planned).toBe(true);
    }
    repo.put("made/api.ts", "mine\n");
    expect((await ran(repo, "check", cache)).planned).toBe(true);
  });
});
