import { describe, expect, test } from "vitest";
import { readCatalog, select } from "../../../src/catalog/index.ts";
import { blueprintOf, packOf } from "./pack.ts";

const client = (order: number, calls: string) =>
  `{ order: ${order}, label: x, hint: x, hidden: true, calls: ${calls} }`;
const pack = (letters: number, postcards: number) =>
  packOf({
    "features/style/letter-writer/feature.yaml": client(letters, "letters"),
    "features/style/postcard-writer/feature.yaml": client(postcards, "postcards"),
  });

/** A selection in which `b`, which has letters, calls `a`. */
function calling(styles: readonly string[], catalog = readCatalog(pack(3, 4))) {
  const blueprint = blueprintOf({ styles });
  const operation = { name: "ask", kind: "command", of: "Thing", accepts: [], input: [] } as const;
  const calls = [{ service: "a", operation: "answer" }];
  const [a, b] = blueprint.services;
  const asking = {
    ...b!,
    operations: [{ ...operation, from: [], calls, allow: "public" as const }],
  };
  return select({ ...blueprint, services: [a!, asking] }, catalog);
}
const keys = (selection: ReturnType<typeof calling>, service: string) =>
  selection.byService
    .get(service)!
    .map(({ key }) => key)
    .filter((key) => key.startsWith("style/"));

describe("who calls a service", () => {
  test("gets what calls the style of that", () => {
    const selection = calling(["postcards"]);
    expect(keys(selection, "b")).toEqual(["style/letters", "style/postcard-writer"]);
    expect(keys(selection, "a")).toEqual(["style/postcards"]);
    expect(selection.features.map(({ id }) => id)).toContain("postcard-writer");
    expect(selection.callStyles).toEqual(new Map([["a", { letters: false, postcards: true }]]));
  });

  test("takes the first in the catalog where there are several", () => {
    expect(keys(calling(["letters", "postcards"]), "b")).toContain("style/letter-writer");
    const other = readCatalog(pack(4, 3));
    expect(keys(calling(["letters", "postcards"], other), "b")).toContain("style/postcard-writer");
  });

  test("cannot where nothing calls that style: a defect of the pack", () => {
    expect(() => calling(["letters"], readCatalog(packOf()))).toThrow(
      "Nothing can call the service a by style/letters",
    );
  });
});

test("who calls nobody gets nothing", () => {
  const selection = select(blueprintOf({ styles: ["postcards"] }), readCatalog(pack(3, 4)));
  expect(keys(selection, "b")).toEqual(["style/letters"]);
  expect(selection.callStyles.size).toBe(0);
});
