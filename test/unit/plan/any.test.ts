import { stripTypeScriptTypes } from "node:module";
import { posix } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planFrom } from "../../../src/index.ts";
import type { Plan } from "../../../src/plan/types.ts";
import { blueprints } from "./any-blueprint.ts";
import { REAL } from "./plans.ts";

/** The plan of a blueprint; undefined where it is not sound. */
const planOf = (blueprint: string): Plan | undefined =>
  planFrom(blueprint, "blueprint.yaml", REAL).plan;

const holds = (check: (plan: Plan, blueprint: string) => void) => () => {
  const property = fc.property(blueprints, (blueprint) => {
    const plan = planOf(blueprint);
    fc.pre(plan !== undefined);
    check(plan!, blueprint);
  });
  fc.assert(property, { numRuns: 25, seed: 3, maxSkipsPerRun: 20 });
};

describe("any sound blueprint", () => {
  test(
    "has paths inside the repo, each once on every disk",
    holds(({ files }) => {
      const paths = Array.from(files, ({ path }) => path);
      for (const path of paths) {
        expect(posix.isAbsolute(path), path).toBe(false);
        expect(posix.normalize(path), path).toBe(path);
        expect(path.startsWith(".."), path).toBe(false);
        expect(path, path).toMatch(/^[\w.@/-]+$/);
      }
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    }),
  );

  test(
    "gives files that can be read",
    holds(({ files }) => {
      for (const { path, contents } of files) {
        expect(contents.trim(), path).not.toBe("");
        expect(contents.endsWith("\n"), path).toBe(true);
        if (path.endsWith(".json")) JSON.parse(contents);
        if (path.endsWith(".ts")) read(path, contents);
      }
    }),
  );

  test(
    "imports files of its own that are there",
    holds(({ files }) => {
      const all = [...files];
      const paths = new Set(all.map(({ path }) => path));
      for (const { path, contents } of all.filter((one) => one.path.startsWith("services/"))) {
        for (const [, target = ""] of contents.matchAll(/ from "(\.[^"]+)"/g))
          expect(paths, `${path} imports ${target}`).toContain(posix.join(path, "..", target));
      }
    }),
  );

  test(
    "gives the same bytes again",
    holds((plan, blueprint) => {
      expect(planOf(blueprint)).toEqual(plan);
    }),
  );
});

/** Throws where it is no TypeScript, or more than types have to be stripped. */
function read(path: string, contents: string): void {
  try {
    stripTypeScriptTypes(contents, { mode: "strip" });
  } catch (error) {
    throw new Error(`${path} cannot be read:\n${contents}`, { cause: error });
  }
}
