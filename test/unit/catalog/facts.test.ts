import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FACTS, factsOf } from "../../../src/catalog/facts.ts";
import { offerOf, planFrom } from "../../../src/index.ts";
import { REAL } from "../plan/plans.ts";

const factsIn = (text: string) => factsOf(planFrom(text, "blueprint.yaml", REAL).blueprint!);

test("facts of the example, with the places and words of the blueprint", () => {
  const facts = factsIn(readFileSync("examples/shop.yaml", "utf8"));
  expect(facts.services).toEqual({
    path: "services",
    value: 4,
    words: ["orders", "payments", "shipping", "catalog"],
  });
  expect(facts.roles.value).toBe(4);
  expect(facts.events.words).toContain("orders.OrderPlaced");
  expect(facts.reactions.value).toBe(6);
  expect(facts.reactions.words).toHaveLength(5);
  expect(facts.calls).toEqual({ path: "services.*.operations.*.calls", value: 0, words: [] });
  expect(facts.open.words).toEqual([
    "catalog.Product.get",
    "catalog.Product.list",
    "catalog.Category.get",
    "catalog.Category.list",
  ]);
  expect(facts.p99Milliseconds).toEqual({
    path: "qualities.p99Milliseconds",
    value: 250,
    words: [],
  });
});

test("calls, callers and classes of data are counted", () => {
  const facts = factsIn(`groundplan: 1
name: town
auth: { users: { kind: oidc }, roles: { clerk: [] } }
services:
  a:
    entities:
      Note:
        crud: [get]
        allow: { get: [clerk] }
        fields:
          by: { type: uuid, default: caller.id }
          mail: { type: email, data: personal }
    operations:
      copyNote: { kind: update, of: Note, accepts: [mail], calls: [b.getDesk], allow: [clerk] }
  b:
    entities: { Desk: { crud: [get], allow: { get: [clerk] }, fields: { no: int } } }
`);
  expect(facts.calls).toMatchObject({ value: 1, words: ["b.getDesk"] });
  expect(facts.callerIds.words).toEqual(["a.Note.by"]);
  expect(facts.classified.words).toEqual(["a.Note.mail"]);
  expect(facts.p99Milliseconds.value).toBeUndefined();
});

test("each fact drives some decision, and is explained", () => {
  const drivers = [...REAL.axes.map(({ decision }) => decision), ...REAL.decisions];
  const asked = new Set(drivers.flatMap((one) => one.drivers));
  expect(FACTS.filter((name) => !asked.has(name))).toEqual([]);
  expect(Object.keys(REAL.words.facts).toSorted()).toEqual([...FACTS].toSorted());
});

test("every choice for the whole system can be left to groundplan", () => {
  const { platform, auto } = offerOf(REAL);
  for (const axis of platform.keys()) expect(auto).toContain(`platform.${axis}`);
  expect(auto).toContain("auth.users.kind");
});
