import { describe, expect, test } from "vitest";
import { offerOf, readCatalog, select, type Feature } from "../../../src/catalog/index.ts";
import { blueprintOf, packOf } from "./pack.ts";

const COOP = "features/broker/coop/feature.yaml";
const PIGEON = "features/broker/pigeon/feature.yaml";
const coop = "{ order: 9, label: Coop, hint: For pigeons, hidden: true, capabilities: [events] }";
const pigeon = "{ order: 2, label: Pigeon, hint: Slow, with: [coop], capabilities: [events] }";

const catalog = readCatalog(packOf({ [COOP]: coop, [PIGEON]: pigeon }));
const keys = (features: readonly Feature[] = []) => features.map(({ key }) => key);

describe("a hidden feature", () => {
  test("is offered to nobody, not even as what carries events", () => {
    const { platform, carriers } = offerOf(catalog);
    expect(platform.get("broker")).toEqual(["snail", "pigeon"]);
    expect(carriers.get("broker")).toEqual({ features: ["pigeon"], byDefault: true });
  });

  test("comes with what brings it along, once, in the catalog's order", () => {
    const { features, byService } = select(blueprintOf({}), catalog);
    const expected = ["style/letters", "broker/pigeon", "broker/coop", "login/nobody"];
    expect(keys(features)).toEqual(expected);
    expect(keys(byService.get("b"))).toEqual(expected);
  });

  test("does not come with others", () => {
    const { features } = select(blueprintOf({ broker: "snail" }), catalog);
    expect(keys(features)).not.toContain("broker/coop");
  });

  test("may bring others of its kind along, in a circle too", () => {
    const more = readCatalog(
      packOf({
        [COOP]: coop.replace("hidden: true", "hidden: true, with: [grain]"),
        [PIGEON]: pigeon,
        "features/broker/grain/feature.yaml":
          "{ order: 8, label: Grain, hint: For pigeons, hidden: true, with: [coop] }",
      }),
    );
    const { features } = select(blueprintOf({}), more);
    expect(keys(features).slice(1, 4)).toEqual(["broker/pigeon", "broker/grain", "broker/coop"]);
  });
});

describe("a manifest is refused", () => {
  const read = (changes: Record<string, string>) => () => readCatalog(packOf(changes));

  test("that brings along what is not hidden", () => {
    expect(read({ [PIGEON]: pigeon.replace("coop", "snail") })).toThrow(
      'templates/features/broker/pigeon/feature.yaml: brings "broker/snail" along',
    );
  });

  test("that brings along what is not there", () => {
    expect(read({ [PIGEON]: pigeon })).toThrow('brings "broker/coop" along');
  });

  test("whose `hidden` is a text", () => {
    expect(read({ [COOP]: coop.replace("true", "maybe") })).toThrow(
      'wants true or false in "hidden"',
    );
  });

  test("of an axis whose default is hidden", () => {
    const axis =
      "{ order: 1, label: B, question: B, hint: B, path: platform.broker, scope: system, default: [coop] }";
    expect(read({ [COOP]: coop, "features/broker/axis.yaml": axis })).toThrow('names "coop"');
  });
});
