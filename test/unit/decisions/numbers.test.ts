import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applySets } from "../../../src/blueprint/sets.ts";
import { planFrom } from "../../../src/index.ts";
import { REAL } from "../plan/plans.ts";
import { printedIn, resultOf } from "./arithmetic.ts";

const WHOLE = readFileSync("test/blueprints/every-feature.yaml", "utf8");

/** The files of a blueprint with these choices and numbers by path; undefined where it is refused. */
function filesWith(sets: readonly string[], text = WHOLE): Map<string, string> | undefined {
  const { plan } = planFrom(applySets(text, sets).text, "blueprint.yaml", REAL);
  if (!plan) return undefined;
  return new Map(Array.from(plan.files, ({ path, contents }) => [path, contents]));
}
const records = (files: ReadonlyMap<string, string>) =>
  [...files].filter(([path]) => /^docs\/adr\/\d/.test(path));

const sets = fc.record({
  peak: fc.option(fc.integer({ min: 1, max: 100_000 })),
  p99: fc.option(fc.integer({ min: 10, max: 30_000 })),
  up: fc.option(fc.integer({ min: 90_000, max: 99_970 })),
  broker: fc.constantFrom("nats", "memory"),
});

describe("numbers in records", () => {
  test("are what their formulas come to, and what stands in the configuration", () => {
    const property = fc.property(sets, ({ peak, p99, up, broker }) => {
      const files = filesWith([
        `platform.broker=${broker}`,
        ...(peak === null ? [] : [`qualities.peakRequestsPerSecond=${peak}`]),
        ...(p99 === null ? [] : [`qualities.p99Milliseconds=${p99}`]),
        ...(up === null ? [] : [`qualities.availability=${up / 1000}`]),
      ]);
      fc.pre(files !== undefined);
      const printed = records(files!).flatMap(([, text]) => printedIn(text));
      expect(printed.length).toBeGreaterThan(10);
      for (const { formula, result } of printed)
        expect(resultOf(formula), formula).toBeCloseTo(result, 8);
      const keys = records(files!).flatMap(([, text]) => [
        ...text.matchAll(
          /\| (all|[`\w, -]+?) +\| `[^`]*?([\d.]+)(?: ms| requests\/s)?` +\| `(\w+)`/g,
        ),
      ]);
      expect(keys.map(([, , , key]) => key)).toContain("DATABASE_POOL");
      for (const [, who, result, key] of keys) {
        const services = who === "all" ? ["notes", "desk"] : who!.match(/[\w-]+/g)!;
        for (const service of services)
          expect(files!.get(`services/${service}/src/config.ts`)).toContain(
            `${key}: read.integer(${result}, `,
          );
      }
    });
    fc.assert(property, { numRuns: 30, seed: 5 });
  });

  test("name every key of the configuration that a decision stands beside", () => {
    const files = filesWith(["qualities.peakRequestsPerSecond=50"])!;
    const beside = /^ *(\w+): .*\/\/ D-(?:timeouts|capacity)$/gm;
    const found = [...files.get("services/notes/src/config.ts")!.matchAll(beside)];
    const all = records(files)
      .map(([, text]) => text)
      .join("\n");
    expect(found.map(([, key]) => key)).toContain("RATE_LIMIT");
    for (const [, key] of found) expect(all).toContain(`\`${key}\``);
  });

  test.each([
    ["qualities.peakRequestsPerSecond", "20", "9000", "0110-capacity"],
    ["qualities.p99Milliseconds", "100", "400", "0100-timeouts"],
    ["qualities.availability", "99", "99.9", "0120-availability"],
  ])("change with %s", (path, before, after, record) => {
    const [one, other] = [before, after].map((value) => filesWith([`${path}=${value}`])!);
    const file = `docs/adr/${record}.md`;
    expect(one!.get(file)).toContain(`\`${path}: ${before}\``);
    expect(other!.get(file)).toContain(`\`${path}: ${after}\``);
    const numbers = (files: ReadonlyMap<string, string>) => printedIn(files.get(file)!);
    expect(numbers(one!)).not.toEqual(numbers(other!));
  });
});
