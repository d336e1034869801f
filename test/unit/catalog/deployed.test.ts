import { expect, test } from "vitest";
import { readCatalog } from "../../../src/catalog/index.ts";
import { packOf } from "./pack.ts";

const PIGEON = "features/broker/pigeon/feature.yaml";
const pigeon = (more: string) =>
  readCatalog(packOf({ [PIGEON]: `{ order: 2, label: Pigeon, hint: Slow, ${more} }` }));

test("a feature may bring what runs beside services, and say how they find it", () => {
  const { axes } = pigeon(
    "resources: { loft: { image: 'loft:1.2', ports: [7], secrets: { KEY: corn } } }, environment: { LOFT: { of: loft, value: 'air://{loft}:7' } }, ports: { perch: { above: 5 } }",
  );
  const feature = axes.flatMap(({ features }) => features).find(({ id }) => id === "pigeon")!;
  expect(feature.resources).toMatchObject([{ name: "loft", ports: [7], secrets: { KEY: "corn" } }]);
  expect(feature.environment).toMatchObject([{ name: "LOFT", of: "loft", secret: false }]);
  expect(feature.ports).toMatchObject([{ name: "perch", above: 5, scrape: null }]);
});

test.each([
  ["resources: { loft: { image: loft } }", 'image "loft" names no version'],
  ["resources: { loft: { image: 'loft:latest' } }", 'image "loft:latest" names no version'],
  ["resources: { loft: { image: 'loft:1', roof: red } }", 'does not know "roof"'],
  ["resources: { loft: { image: 'loft:1', ports: [seven] } }", 'wants numbers in "ports"'],
  ["environment: { LOFT: {} }", 'wants text in "value"'],
])("%s is a defect", (said, why) => {
  expect(() => pigeon(said)).toThrow(why);
});
