import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { applySets } from "../../../src/blueprint/sets.ts";
import type { Plan } from "../../../src/plan/types.ts";
import { realPlan, REAL } from "../plan/plans.ts";

const SHOP = readFileSync("examples/shop.yaml", "utf8");
const SMALL = `groundplan: 1
name: small
services:
  core: { entities: { Item: { crud: [get], allow: { get: public }, fields: { name: text } } } }
`;
const shop = (...sets: string[]): Plan => realPlan(applySets(SHOP, sets).text);
const recordOf = (plan: Plan, id: string): string => {
  const { file } = plan.decisions.find((one) => one.id === id)!;
  return [...plan.files].find(({ path }) => path === `docs/adr/${file}.md`)!.contents;
};

describe("records", () => {
  test("are there for every choice that has an answer and for the numbers, by the same names whatever is chosen", () => {
    const names = (plan: Plan) =>
      Array.from(plan.files, ({ path }) => path).filter((path) => path.startsWith("docs/adr/"));
    const orders = [...REAL.axes, ...REAL.decisions].map(({ id, order }) => [id, order] as const);
    const wanted = orders.map(
      ([id, order]) => `docs/adr/${String(order).padStart(4, "0")}-${id}.md`,
    );
    expect(names(shop())).toEqual([...wanted.toSorted(), "docs/adr/README.md"]);
    expect(names(realPlan(SMALL))).toEqual(names(shop()));
    expect(new Set(orders.map(([, order]) => order)).size).toBe(orders.length);
  });

  test("have the parts of MADR 4, and no date", () => {
    for (const { id } of shop().decisions) {
      const record = recordOf(shop(), id);
      expect(record).toMatch(/^---\nstatus: accepted\n---\n\n# .+\n/);
      for (const part of [
        "## Context and Problem Statement",
        "## Decision Drivers",
        "## Considered Options",
        "## Decision Outcome",
        "### Consequences",
        "## Pros and Cons of the Options",
      ])
        expect(record, id).toContain(`\n${part}\n`);
      expect(record, id).toMatch(/\nChosen option: ".+", because .+\.\n/);
    }
  });

  test("say what every answer is good and bad for", () => {
    for (const { id, decision, features } of REAL.axes) {
      expect(decision.context, id).not.toBe("");
      for (const { key, hidden, arguments: said } of features)
        for (const [side, texts] of Object.entries(said))
          expect(texts.length > 0, `${key}: ${side}`).toBe(!hidden);
    }
    for (const { id, options } of REAL.decisions) {
      expect(options.length, id).toBeGreaterThan(1);
      for (const { good, bad } of options) expect([good.length, bad.length]).not.toContain(0);
    }
  });

  test("quote what the blueprint says, or that it says nothing", () => {
    const record = recordOf(shop(), "D-broker");
    expect(record).toContain("- `platform.broker: nats`\n");
    expect(record).toContain(
      "- `services`: 4 services (`orders`, `payments`, `shipping`, `catalog`)\n",
    );
    expect(record).toContain('Chosen option: "NATS", because the blueprint says so.');
    const small = realPlan(SMALL);
    expect(recordOf(small, "D-broker")).toContain("- `platform.broker`: nothing was said\n");
    expect(recordOf(small, "D-timeouts")).toContain(
      "- `qualities.p99Milliseconds`: nothing was said; taken as 1000 ms",
    );
  });

  test("give the reason where groundplan decided, and change with the number behind it", () => {
    const auto = (peak: number) =>
      recordOf(
        realPlan(
          applySets(SHOP.replace(/^  availability: .*\n/m, ""), [
            "platform.broker=auto",
            `qualities.peakRequestsPerSecond=${peak}`,
          ]).text,
        ),
        "D-broker",
      );
    expect(auto(800)).toContain('Chosen option: "NATS", because 800 requests a second want');
    expect(auto(900)).toContain("because 900 requests a second want");
    expect(auto(100)).toContain('Chosen option: "In process", because one process is enough');
  });

  test("list services where each has its own answer", () => {
    const record = recordOf(shop(), "D-api");
    expect(record).toMatch(/\| `orders`, `catalog` +\| REST +\|\n\| `payments` +\| REST, gRPC +\|/);
  });

  test("are told by an index, in which each link leads somewhere", () => {
    const plan = shop();
    const index = [...plan.files].find(({ path }) => path === "docs/adr/README.md")!.contents;
    const links = [...index.matchAll(/\]\((\d[^)]*)\)/g)].map(([, link]) => link);
    expect(links).toEqual(plan.decisions.map(({ file }) => `${file}.md`));
  });

  test("name the files in which their ids stand, and no others", () => {
    const plan = shop();
    const texts = new Map(Array.from(plan.files, ({ path, contents }) => [path, contents]));
    for (const { id, places } of plan.decisions)
      for (const place of places) {
        const path = place.replace(/\*(?=\/|\.|$)/, "orders");
        expect(texts.get(path), `${id} in ${path}`).toMatch(new RegExp(`\\b${id}\\b`));
      }
    expect(plan.decisions.find(({ id }) => id === "D-timeouts")!.places).toContain(
      "services/*/src/config.ts",
    );
    expect(recordOf(plan, "D-timeouts")).toContain("- `services/*/src/config.ts`\n");
  });
});

test("whatever carries events is taken where there are some, by every rule", () => {
  for (const sets of [[], ["qualities.peakRequestsPerSecond=1"], ["qualities.availability=99"]]) {
    const text = applySets(SHOP.replace(/^  availability: .*\n/m, ""), [
      "platform.broker=auto",
      ...sets,
    ]);
    const { choice } = realPlan(text.text).decisions.find(({ id }) => id === "D-broker")!;
    expect(choice).not.toBe("None");
  }
  expect(
    realPlan(`${SMALL}platform: { broker: auto }\n`).decisions.find(({ id }) => id === "D-broker"),
  ).toMatchObject({ choice: "None", by: "groundplan" });
});
