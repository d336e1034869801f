import { minifySync } from "rolldown/utils";
import { expect, test } from "vitest";
import { compilePack } from "../../../src/render/compile.ts";
import type { Pack } from "../../../src/render/pack.ts";
import { packModule } from "../../../src/render/pack-module.ts";
import { createRenderer } from "../../../src/render/renderer.ts";

const sources = Object.entries({
  "repo/a.ts.hbs":
    'const at = 1; // "loc":{"start":{"line":1,"column":2},"end":{"line":1,"column":2}}\n{{#each list}}\n{{> part y=../x.y}}\n{{string this}};\n{{/each}}\n{{> slot.s}}\n',
  "partials/part.ts.hbs": "part({{y}});\n",
  "features/colour/red/slots/s.ts.hbs": "red();\n",
  "features/colour/axis.yaml": "question: Which?\n__proto__: 1\n",
  "repo/_npmrc": "`${x}` \u2028",
}).map(([path, text]) => ({ path, text }));

const imported = async (text: string): Promise<Pack> =>
  ((await import(`data:text/javascript,${encodeURIComponent(text)}`)) as { pack: Pack }).pack;

test.each([
  ["as written", packModule(sources)],
  ["minified", minifySync("pack.js", packModule(sources), { module: true }).code],
])("the module renders what the folder renders: %s", async (_how, text) => {
  const [fromFolder, fromModule] = [compilePack(sources), await imported(text)];
  expect(fromModule.files).toEqual(fromFolder.files);
  expect(fromModule.manifests).toEqual(fromFolder.manifests);
  const [folder, module] = [fromFolder, fromModule].map((pack) => createRenderer(pack));
  const context = { list: ["a", '"'], x: { y: "z" } };
  const options = { features: ["colour/red"] };
  const expected = folder?.render("repo/a.ts.hbs", context, options);
  expect(module?.render("repo/a.ts.hbs", context, options)).toBe(expected);
  expect(expected).toContain("red();");
  expect(() => module?.render("repo/a.ts.hbs", { list: [1], x: { y: 1 } }, options)).toThrow(
    "repo/a.ts.hbs:4:1 {{string}} wants text",
  );
});

test("what else is exported is data as it was", async () => {
  const more = { low: -1.5, high: Infinity, none: undefined, list: [{ text: "`${x}`" }] };
  const text = packModule(sources, () => ({ more }));
  expect(await import(`data:text/javascript,${encodeURIComponent(text)}`)).toMatchObject({ more });
});
