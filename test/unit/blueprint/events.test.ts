import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readBlueprint } from "../../../src/blueprint/index.ts";
import { OFFER } from "./offer.ts";
import { story } from "./story.ts";

const read = (text: string) => readBlueprint(text, "blueprint.yaml", OFFER);
const [shop, post] = read(story()).blueprint!.services;

describe("events", () => {
  test("have all that they say", () => {
    expect(shop!.events[1]).toEqual({
      name: "ThingClosed",
      of: "Thing",
      key: "id",
      carries: ["id", "place"],
      fields: [
        expect.objectContaining({ name: "reason", optional: false }),
        expect.objectContaining({ name: "remark", optional: true }),
      ],
    });
  });

  test("are emitted by operations and by crud", () => {
    expect(shop!.operations.map(({ emits }) => emits)).toEqual(["ThingAdded", "ThingClosed"]);
    expect([...shop!.entities[0]!.emits]).toEqual([
      ["update", "ThingChanged"],
      ["delete", "ThingGone"],
    ]);
  });
});

describe("reactions", () => {
  test("have all that they say", () => {
    expect(post!.consumes[2]).toEqual({
      service: "shop",
      event: "ThingGone",
      do: "lose",
      with: [
        { name: "thing", path: ["id"] },
        { name: "why", literal: "gone" },
      ],
      refused: "park",
      missing: "ignore",
    });
  });

  test("say nothing about what follows a refusal where the blueprint does not", () => {
    expect(post!.consumes[0]).not.toHaveProperty("refused");
    expect(post!.consumes[0]).not.toHaveProperty("missing");
  });

  test("have literals of the type of their input", () => {
    const { blueprint } = read(
      story(
        [
          "with: { thing: event.id, code: event.code }",
          'with: { thing: event.id, code: "7", size: 7, price: { amount: 7, currency: EUR }, tagIds: [], to: { city: no } }',
        ],
        ["why: gone }, refused: park", "why: gone }, refused: send"],
      ),
    );
    const [pack, , lose] = blueprint!.services[1]!.consumes;
    expect(pack!.with.slice(1)).toEqual([
      { name: "code", literal: "7" },
      { name: "size", literal: 7 },
      { name: "price", literal: { amount: 7, currency: "EUR" } },
      { name: "tagIds", literal: [] },
      { name: "to", literal: { city: "no" } },
    ]);
    expect(lose!.refused).toEqual({ operation: "send" });
  });
});

describe("a warning", () => {
  const { blueprint, problems } = read(
    story(["why: event.reason }, refused: ignore }", "why: event.reason } }"]),
  );

  test("stands in nobody's way", () => {
    expect(blueprint).toBeDefined();
    expect(problems).toMatchObject([{ code: "GP2031", severity: "warning" }]);
  });

  test("comes with the errors", () => {
    const text = story(
      ["why: event.reason }, refused: ignore }", "why: event.reason } }"],
      ["name: test", "name: Test"],
    );
    expect(read(text).problems.map(({ severity }) => severity)).toEqual(["error", "warning"]);
  });

  test("is not there in the example, which says what follows everywhere", () => {
    expect(read(readFileSync("examples/shop.yaml", "utf8")).problems).toEqual([]);
  });
});

test("value objects that contain themselves, in both services, are no endless comparison", () => {
  const text = story(
    ["zip: string(12)? } }", "zip: string(12)?, in: Place? } }"],
    ["zip: text? } }", "zip: text?, in: Place? } }"],
    ["code: event.code }", "code: event.code, to: event.place }"],
  );
  expect(read(text).problems.map(({ code }) => code)).toEqual(["GP1704", "GP1704"]);
});

test("where features that carry events are taken by default, nobody has to say it", () => {
  const carriers = new Map([["broker", { features: ["memory"], byDefault: true }]]);
  const text = story(["platform: { broker: memory }\n", ""]);
  expect(readBlueprint(text, "blueprint.yaml", { ...OFFER, carriers }).problems).toEqual([]);
});

test("where nothing carries events, there is no advice to choose it", () => {
  const { problems } = readBlueprint(story(), "blueprint.yaml", { ...OFFER, carriers: new Map() });
  expect(problems.map(({ code, help }) => [code, help])).toEqual([
    ["GP2022", "Leave events out for now."],
  ]);
});
