import { describe, expect, test } from "vitest";
import { offerOf, readCatalog, select } from "../../../src/catalog/index.ts";
import { blueprintOf, packOf } from "./pack.ts";

const AXIS = "features/broker/axis.yaml";
const axis = {
  order: 20,
  label: "Broker",
  question: "Which?",
  hint: "Any.",
  path: "platform.broker",
  scope: "system",
  default: ["pigeon"],
};
const with_ = (auto: unknown, more: object = {}) =>
  packOf({ [AXIS]: JSON.stringify({ ...axis, auto, ...more }) });
const LAST = { take: "pigeon", because: "nothing else holds" };
const rule = (when: object, take = "snail") => ({ when, take, because: "it is so" });
const read = (auto: unknown, more?: object) => () => readCatalog(with_(auto, more));

describe("rules", () => {
  const catalog = readCatalog(
    with_([
      rule({ peakRequestsPerSecond: ">= 500" }),
      {
        when: { p99Milliseconds: "unsaid", services: "< 3" },
        take: "snail",
        because: "{services} services",
      },
      LAST,
    ]),
  );
  const taken = (qualities: object) => {
    const blueprint = { ...blueprintOf({ broker: "auto" }), qualities };
    const choice = select(blueprint, catalog).choices.find(({ axis: { id } }) => id === "broker")!;
    return [choice.features.map(({ id }) => id), choice.rule?.because];
  };

  test("are tried in their order; the first that holds is taken, with its reason", () => {
    expect(taken({ peakRequestsPerSecond: 500 })).toEqual([["snail"], "it is so"]);
    expect(taken({ peakRequestsPerSecond: 499 })).toEqual([["snail"], "{services} services"]);
    expect(taken({ peakRequestsPerSecond: 499, p99Milliseconds: 9 })).toEqual([
      ["pigeon"],
      "nothing else holds",
    ]);
  });

  test("are not asked where the blueprint says something, or nothing", () => {
    const said = select(blueprintOf({ broker: "pigeon" }), catalog).choices;
    const unsaid = select(blueprintOf({}), catalog).choices;
    for (const choices of [said, unsaid]) {
      const { features, rule: decided } = choices.find(({ axis: { id } }) => id === "broker")!;
      expect([features.map(({ id }) => id), decided]).toEqual([["pigeon"], undefined]);
    }
  });

  test("make the axis one that can be left to groundplan", () => {
    expect(offerOf(catalog).auto).toEqual(new Set(["platform.broker"]));
  });
});

describe("a condition", () => {
  const holds = (condition: unknown, peakRequestsPerSecond?: number): boolean => {
    const catalog = readCatalog(with_([rule({ peakRequestsPerSecond: condition }), LAST]));
    const qualities = peakRequestsPerSecond === undefined ? {} : { peakRequestsPerSecond };
    const { choices } = select({ ...blueprintOf({ broker: "auto" }), qualities }, catalog);
    return choices.some(({ features }) => features.some(({ id }) => id === "snail"));
  };
  test.each([
    [5, [5], [4, 6, undefined]],
    ["= 5", [5], [4, 6, undefined]],
    ["> 5", [6], [5, undefined]],
    [">= 5", [5, 6], [4, undefined]],
    ["< 5", [1, 4], [5, undefined]],
    ["<= 5", [5], [6, undefined]],
    ["> 99.5", [99.6], [99.5]],
    ["said", [1], [undefined]],
    ["unsaid", [undefined], [1]],
  ])("%j", (condition, these, others) => {
    for (const value of these) expect(holds(condition, value), String(value)).toBe(true);
    for (const value of others) expect(holds(condition, value), String(value)).toBe(false);
  });
});

describe("rules are refused", () => {
  test.each([
    ["that ask for what is no fact", [rule({ colour: 1 }), LAST], '"colour", which is no fact'],
    ["that take what is not there", [rule({ services: 1 }, "owl"), LAST], 'takes "owl"'],
    ["with a condition nobody understands", [rule({ services: "many" }), LAST], 'cannot be "many"'],
    ["that want a count to be unsaid", [rule({ services: "unsaid" }), LAST], 'cannot be "unsaid"'],
    ["that never hold", [rule({ services: "< 0" }), LAST], '"services" is never < 0'],
    ["that leave some without an answer", [rule({ services: 1 })], "has to hold always"],
    ["behind one that always holds", [LAST, rule({ services: 1 })], "auto[1] is never reached"],
    [
      "that say nothing new",
      [rule({ services: "> 2" }), rule({ services: 3, calls: 1 }), LAST],
      "auto[1] is never reached",
    ],
    [
      "with a number in the reason that nobody knows",
      [{ ...LAST, because: "{colour} it is" }],
      '"{colour}" is not known',
    ],
  ])("%s", (_, auto, why) => {
    expect(read(auto)).toThrow(`templates/${AXIS}`);
    expect(read(auto)).toThrow(why);
  });

  test("not where they are narrower first", () => {
    expect(read([rule({ services: 3 }), rule({ services: "> 2" }), LAST])).not.toThrow();
    expect(read([rule({ services: "> 2" }), rule({ services: ">= 2" }), LAST])).not.toThrow();
  });
});

test.each([
  ["a driver that is no fact", AXIS, { ...axis, drivers: ["colour"] }, '"colour" drives'],
  ["a context with a number that nobody knows", AXIS, { ...axis, context: "{x}" }, '"{x}"'],
  [
    "an argument with one",
    "features/broker/snail/feature.yaml",
    { order: 1, label: "Snail", hint: "Slower", good: ["{x}"] },
    '"{x}"',
  ],
])("%s is refused", (_, path, data, why) => {
  expect(() => readCatalog(packOf({ [path]: JSON.stringify(data) }))).toThrow(why);
});
