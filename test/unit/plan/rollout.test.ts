import { describe, expect, test } from "vitest";
import { SURGE } from "../../../src/advice/index.ts";
import { fileOf, jsonOf, planOf, realPlan, SHOP } from "./plans.ts";

const blueprint = (platform: string, more = "") => `groundplan: 1
name: library
platform: { ${platform} }
${more}services:
  lending:
    entities: { Book: { crud: [create, get], allow: { create: public, get: public }, emits: { create: BookAdded }, fields: { title: text } } }
    operations: { addBook: { kind: create, of: Book, accepts: [title], allow: public } }
    events: { BookAdded: { of: Book, key: id, carries: [id] } }
`;
const items = (text: string): any[] => jsonOf(realPlan(text), "rollout.json").items;
const ids = (text: string) => items(text).map(({ id }) => id);
const difference = (a: string, b: string) => ids(a).filter((id) => !ids(b).includes(id));

describe("items of the rollout", () => {
  test("follow from the choices", () => {
    const memory = blueprint("broker: memory");
    expect(difference(blueprint("broker: nats"), memory)).toEqual(["broker"]);
    expect(difference(blueprint("broker: memory, observability: opentelemetry"), memory)).toEqual([
      "metrics",
      "alerts",
      "dashboards",
    ]);
    expect(difference(blueprint("broker: memory, deployment: kubernetes"), memory)).toEqual([
      "manifests",
      "images",
      "replaced",
    ]);
    const auth = "auth: { users: { kind: oidc }, roles: { reader: [] } }\n";
    expect(difference(blueprint("broker: memory", auth), memory)).toEqual(["issuer", "roles"]);
  });

  test("follow from qualities and use cases", () => {
    const plain = blueprint("broker: memory");
    const peak = "qualities: { peakRequestsPerSecond: 800 }\n";
    expect(difference(blueprint("broker: memory", peak), plain)).toEqual(["load"]);
    const useCase =
      "domain: { actors: [reader], useCases: { take: { actor: reader, goal: Add one., steps: [lending.addBook] } } }\n";
    expect(difference(blueprint("broker: memory", useCase), plain)).toEqual(["try-take"]);
  });

  test("count the most processes that may run", () => {
    const words = (text: string) => items(text).find(({ id }) => id === "connections").command;
    const usual = words(blueprint("broker: nats")).at(-1);
    expect(usual).toMatch(/^lending=\d+$/);
    const peak = "qualities: { peakRequestsPerSecond: 4000 }\n";
    expect(words(blueprint("broker: nats", peak)).at(-1)).not.toBe(usual);
    expect(words(blueprint("broker: memory", peak)).at(-1)).toBe("lending=1");
  });

  test("count as many more in a rollout as the decision does", () => {
    const check = "packages/service-kit/src/rollout/checks/connections.ts";
    expect(fileOf(realPlan(blueprint("broker: nats")), check).contents).toContain(
      `\nconst SURGE = ${SURGE};\n`,
    );
  });

  test("show code as code in the checklist", () => {
    const page = fileOf(realPlan(blueprint("broker: nats")), "docs/rollout-checklist.md").contents;
    expect(page).toContain("What is no `.contract.sql` adds");
  });

  test("each stands in the checklist, and says how it is seen", () => {
    const plan = realPlan(blueprint("broker: redis, observability: opentelemetry"));
    const page = fileOf(plan, "docs/rollout-checklist.md").contents;
    for (const { id, command, how, why } of jsonOf(plan, "rollout.json").items) {
      expect(page).toMatch(new RegExp(`^\\| ${id} +\\|`, "m"));
      expect(why).toBeTruthy();
      expect(command ?? how).toBeTruthy();
    }
  });
});

describe("a list of items that is wrong", () => {
  const plan = (text: string) => () => planOf(SHOP, { "rollout.yaml.hbs": text });
  const item = "- { id: good, phase: before, what: x, why: x, how: x }\n";

  test.each([
    ["- { id: Bad, phase: before, what: x, why: x, how: x }", /"Bad" is no id/],
    ["- { id: bad, phase: never, what: x, why: x, how: x }", /phase is before or during or after/],
    ["- { id: bad, phase: after, what: x, why: x }", /neither run nor how/],
    ["- { id: bad, phase: after, what: x, why: x, how: x, whom: x }", /does not know "whom"/],
    [item + item, /Two items of the rollout are called good/],
  ])("%s", (text, message) => {
    expect(plan(text)).toThrow(message);
  });

  test("one that is right", () => {
    expect(jsonOf(plan(item)(), "rollout.json").items).toEqual([
      { id: "good", phase: "before", what: "x", why: "x", how: "x" },
    ]);
  });
});
