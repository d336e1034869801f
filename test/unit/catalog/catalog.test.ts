import { describe, expect, test } from "vitest";
import { capable, type Feature, offerOf, readCatalog, select } from "../../../src/catalog/index.ts";
import { blueprintOf, packOf } from "./pack.ts";

const catalog = readCatalog(packOf());
const keys = (features: readonly Feature[] = []) => features.map(({ key }) => key);
const chosen = (given: Parameters<typeof blueprintOf>[0]) => select(blueprintOf(given), catalog);

describe("the catalog", () => {
  test("has axes and features in the order that their manifests say", () => {
    expect(catalog.axes.map(({ id, features }) => [id, features.map((one) => one.id)])).toEqual([
      ["style", ["letters", "postcards"]],
      ["broker", ["snail", "pigeon"]],
      ["login", ["seal", "nobody"]],
    ]);
  });

  test("knows what an axis asks", () => {
    expect(catalog.axes[1]).toMatchObject({
      label: "Broker",
      question: "Which broker?",
      hint: "All deliver at least once.",
      path: "platform.broker",
      scope: "system",
      many: false,
      default: ["pigeon"],
    });
  });

  test("knows what a feature brings", () => {
    const features = catalog.axes[0]!.features;
    expect(features.map(({ contract }) => contract)).toEqual([{ format: "ink" }, null]);
    expect(features[0]).toMatchObject({ key: "style/letters", capabilities: [], steps: [] });
  });

  test("has what every repo has, from base.yaml; nothing without it", () => {
    expect(catalog.base.scripts).toEqual({ test: ["node --test"] });
    expect(readCatalog({ ...packOf(), manifests: [] })).toEqual({
      base: {
        packages: {},
        scripts: {},
        steps: [],
        ownership: {},
        resources: [],
        environment: [],
        ports: [],
        development: {},
        startsHere: null,
      },
      guest: { without: [], at: {}, scripts: {}, withoutPackages: [], withoutBuilds: [] },
      compile: null,
      axes: [],
      decisions: [],
      words: { you: "", unsaid: "", nothing: "", facts: {} },
    });
  });
});

test("what a blueprint may say is what there is", () => {
  expect(offerOf(catalog)).toEqual({
    platform: new Map([["broker", ["snail", "pigeon"]]]),
    carriers: new Map([["broker", { features: ["pigeon"], byDefault: true }]]),
    oneProcess: new Map([["broker", []]]),
    users: ["seal", "nobody"],
    api: ["letters", "postcards"],
    auto: new Set(),
  });
});

describe("a selection", () => {
  test("of a blueprint that says nothing holds the defaults", () => {
    expect(keys(chosen({}).features)).toEqual(["style/letters", "broker/pigeon", "login/nobody"]);
  });

  test("holds what was said instead", () => {
    const { features } = chosen({ broker: "snail", login: "seal" });
    expect(keys(features)).toEqual(["style/letters", "broker/snail", "login/seal"]);
  });

  test("is in the catalog's order, whatever the blueprint's", () => {
    const { features } = chosen({ styles: ["postcards", "letters"] });
    expect(keys(features).slice(0, 2)).toEqual(["style/letters", "style/postcards"]);
  });

  test("gives each service the system's features and its own", () => {
    const { byService, features } = chosen({ styles: ["postcards"] });
    expect(keys(byService.get("a"))).toEqual(["style/postcards", "broker/pigeon", "login/nobody"]);
    expect(keys(byService.get("b"))).toEqual(["style/letters", "broker/pigeon", "login/nobody"]);
    expect(keys(features).slice(0, 2)).toEqual(["style/letters", "style/postcards"]);
  });

  test("is asked for capabilities, not for names", () => {
    expect(capable(chosen({}).features, "events")).toBe(true);
    expect(capable(chosen({ broker: "snail" }).features, "events")).toBe(false);
    expect(capable(chosen({ login: "seal" }).features, "user-auth")).toBe(true);
    expect(capable([], "user-auth")).toBe(false);
  });
});

describe("a feature that others bring along", () => {
  const HIDDEN = "{ order: 8, label: Wax, hint: Sticks, hidden: true";
  const waxed = readCatalog(
    packOf({
      "features/broker/pigeon/feature.yaml":
        "{ order: 2, label: Pigeon, hint: Slow, capabilities: [events], with: [ring] }",
      "features/broker/ring/feature.yaml": `${HIDDEN}, with: [style/wax] }`,
      "features/style/wax/feature.yaml": `${HIDDEN}, with: [broker/ring] }`,
    }),
  );

  test("is no answer", () => {
    expect(offerOf(waxed)).toEqual(offerOf(catalog));
  });

  test("comes with them, from other axes too, and brings its own", () => {
    const { features, byService } = select(blueprintOf({}), waxed);
    const all = ["style/letters", "style/wax", "broker/pigeon", "broker/ring", "login/nobody"];
    expect(keys(features)).toEqual(all);
    expect(keys(byService.get("b"))).toEqual(all);
  });

  test("stays away without them", () => {
    const { features } = select(blueprintOf({ broker: "snail" }), waxed);
    expect(keys(features)).toEqual(["style/letters", "broker/snail", "login/nobody"]);
  });

  test.each(["ring", "style/wax", "style/postcards", "snail"])(
    "has to be there, unlike %s",
    (name) => {
      const pigeon = `{ order: 2, label: Pigeon, hint: Slow, with: [${name}] }`;
      expect(() => readCatalog(packOf({ "features/broker/pigeon/feature.yaml": pigeon }))).toThrow(
        `templates/features/broker/pigeon/feature.yaml: brings "${name.includes("/") ? name : `broker/${name}`}" along, which is no hidden feature`,
      );
    },
  );
});

test("a feature may bring a server, which contracts name after it", () => {
  const pigeon =
    '{ order: 2, label: Pigeon, hint: Slow, server: { protocol: air, host: "loft:1" } }';
  const { axes } = readCatalog(packOf({ "features/broker/pigeon/feature.yaml": pigeon }));
  const servers = axes.flatMap(({ features }) => features.map(({ server }) => server));
  expect(servers.filter((one) => one !== null)).toEqual([
    { name: "pigeon", protocol: "air", host: "loft:1" },
  ]);
});
