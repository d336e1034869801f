import { expect, test } from "vitest";
import { folded, searched } from "../../../src/plan/places.ts";
import type { Draft } from "../../../src/plan/types.ts";
import { readFileSync } from "node:fs";
import { idsIn } from "../../../src/render/ids.ts";
import { realPlan } from "./plans.ts";

/** Drafts with these contents by path, of templates that may print ids, and how often each was made. */
function drafts(texts: Record<string, string>, ids: readonly string[] | undefined = ["D-any"]) {
  const made: string[] = [];
  const all = Object.entries(texts).map(([path, text]): Draft => ({
    path,
    contents() {
      made.push(path);
      return text;
    },
    ownership: "merged",
    source: "test",
    ...(ids && { ids }),
  }));
  return { all, made };
}

test("ids are found in all files but documents, whole", () => {
  const { all } = drafts({
    "b.ts": "POOL: 5, // D-size\nAGAIN: 6, // D-size",
    "a.yaml": "# D-size and D-time",
    "c.md": "D-size",
    "d.ts": "D-sizes, WD-size, D-size-2",
  });
  const { places } = searched(all);
  expect(places("D-size")).toEqual(["a.yaml", "b.ts"]);
  expect(places("D-time")).toEqual(["a.yaml"]);
  expect(places("D-none")).toEqual([]);
});

test("what was made for the search is taken from it once, and then made anew", () => {
  const { all, made } = drafts({ "a.ts": "D-size" });
  const { drafts: taken, places } = searched(all);
  expect(made).toEqual([]);
  places("D-size");
  places("D-time");
  expect(taken[0]!.contents()).toBe("D-size");
  expect(made).toHaveLength(1);
  expect(taken[0]!.contents()).toBe("D-size");
  expect(made).toHaveLength(2);
});

test("no file is made for the search whose template has no id", () => {
  const { all, made } = drafts({ "a.ts": "D-size" }, []);
  const plain = all.map(({ ids: _, ...draft }) => draft);
  const { drafts: taken, places } = searched(plain);
  expect(places("D-size")).toEqual([]);
  expect(made).toEqual([]);
  expect(taken).toEqual(plain);
});

test.each(["examples/shop.yaml", "test/blueprints/every-feature.yaml"])(
  "%s: templates tell of every file in which an id stands",
  (blueprint) => {
    const plan = realPlan(readFileSync(blueprint, "utf8"));
    const services = plan.places.flatMap(({ path }) => /^services\/([^/]+)/.exec(path)?.[1] ?? []);
    const paths = new Map<string, string[]>();
    for (const { path, contents } of plan.files) {
      if (path.endsWith(".md")) continue;
      for (const id of idsIn(contents)) paths.set(id, [...(paths.get(id) ?? []), path]);
    }
    expect(paths.size).toBeGreaterThan(4);
    for (const { id, places } of plan.decisions)
      expect(places, id).toEqual(folded((paths.get(id) ?? []).toSorted(), [...new Set(services)]));
  },
);

test("paths that differ in the service become one", () => {
  const services = ["orders", "parts"];
  expect(
    folded(
      ["services/orders/config.ts", "services/parts/config.ts", "deploy/orders.yaml", "start.ts"],
      services,
    ),
  ).toEqual(["services/*/config.ts", "deploy/orders.yaml", "start.ts"]);
  expect(folded(["deploy/orders.yaml", "deploy/parts.yaml"], services)).toEqual(["deploy/*.yaml"]);
});
