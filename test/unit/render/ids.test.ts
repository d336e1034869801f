import { expect, test } from "vitest";
import { compilePack } from "../../../src/render/compile.ts";
import { idsIn } from "../../../src/render/ids.ts";

const idsOf = (templates: Record<string, string>) => {
  const sources = Object.entries(templates).map(([path, text]) => ({ path, text }));
  return Object.fromEntries(compilePack(sources).files.map(({ id, ids }) => [id, ids]));
};

test("an id is taken whole, and once", () => {
  expect(idsIn("D-size, D-size, D-sizes, WD-time, D-")).toEqual(["D-size", "D-sizes"]);
});

test("a file has the ids of its text and of all that it may call", () => {
  const ids = idsOf({
    "repo/own.ts.hbs": "// D-own\n",
    "repo/copied.sh": "# D-copied\n",
    "repo/calls.ts.hbs": "{{> outer}}\n",
    "repo/within.ts.hbs": "const a = {{> inner}};\n",
    "repo/slotted.ts.hbs": "{{> slot.more}}\n",
    "repo/none.ts.hbs": "const a = 1;\n",
    "partials/outer.ts.hbs": "// D-outer\n{{> inner}}\n",
    "partials/inner.ts.hbs": "1 // D-inner\n",
    "features/colour/axis.yaml": "question: Which?\n",
    "features/colour/red/slots/more.ts.hbs": "{{> own.part}}\n",
    "features/colour/blue/slots/more.ts.hbs": "// D-blue\n",
    "features/colour/red/partials/part.ts.hbs": "// D-red\n",
  });
  expect(ids).toEqual({
    "repo/own.ts.hbs": ["D-own"],
    "repo/copied.sh": ["D-copied"],
    "repo/calls.ts.hbs": ["D-outer", "D-inner"],
    "repo/within.ts.hbs": ["D-inner"],
    "repo/slotted.ts.hbs": ["D-blue", "D-red"],
    "repo/none.ts.hbs": undefined,
  });
});
