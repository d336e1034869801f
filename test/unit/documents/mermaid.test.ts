import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planFrom } from "../../../src/index.ts";
import { diagramsIn, parseDiagram } from "../../support/mermaid.ts";
import { blueprints } from "../plan/any-blueprint.ts";
import { REAL } from "../plan/plans.ts";
import { NASTY, renderText } from "../render/helpers.ts";
import { BLUEPRINTS, markdownOf, planOf, SHOP } from "./blueprints.ts";

/** Words that mean something to Mermaid. */
const WORDS =
  "end|subgraph|state|as b|x as y|loop x|note right of x|style: #35;|classDef a: #b;|%%{init: {}}%%|%% c|wrap: x|fa:fa-ban|[*]|a-->b|a->>b: c|a-xb|--|---|-)|(((|1. one|- one|`md`|#35;|$$x$$|~~~|@{ shape: x }|a;b".split(
    "|",
  );

const TEMPLATES = {
  flowchart:
    'flowchart LR\n  subgraph s["{{mermaid t}}"]\n    a(["<b>{{mermaid t}}</b><br/>{{mermaid t}}"])\n  end\n  a -- "{{mermaid t}}" --> b[("{{mermaid t}}")]\n',
  sequence:
    "sequenceDiagram\n  actor u as {{mermaid t}}\n  participant p as {{mermaid t}}\n  u->>p: {{mermaid t}}\n  p-)u: {{mermaid t}}\n  Note over u: {{mermaid t}}<br/>{{mermaid t}}\n",
  state:
    'stateDiagram-v2\n  state "{{mermaid t}}" as s\n  [*] --> s\n  s --> s: {{mermaid t}}<br/>after {{mermaid t}}\n',
};

describe.each(Object.entries(TEMPLATES))("{{mermaid x}} in a %s", (_, template) => {
  test.each([...NASTY, ...WORDS])("%j", async (t) => {
    await parseDiagram(renderText(template, { t }, "a.md"));
  });
});

test.each([...NASTY, ...WORDS])("{{mermaid x}} says what was said: %j", (t) => {
  const printed = renderText("{{mermaid t}}", { t }, "a.md").trimEnd();
  const read = printed.replaceAll(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  expect(read.trim()).toBe(t.replaceAll(/\s+/g, " ").trim());
});

test("the parser refuses what is no diagram", async () => {
  await expect(parseDiagram('flowchart LR\n  a["x"] -- "y"y" --> b\n')).rejects.toThrow();
});

describe.each(BLUEPRINTS)("the diagrams of %s", (_, blueprint) => {
  const diagrams = [...markdownOf(planOf(blueprint)).values()].flatMap(diagramsIn);

  test("are diagrams", async () => {
    expect(diagrams.length).toBeGreaterThan(1);
    for (const text of diagrams) await parseDiagram(text);
  });
});

test("the shop has one of each", async () => {
  const text = markdownOf(planOf(SHOP)).get("docs/architecture.md")!;
  const kinds = await Promise.all(diagramsIn(text).map(parseDiagram));
  expect(kinds).toEqual([
    "flowchart-v2",
    "flowchart-v2",
    "flowchart-v2",
    "stateDiagram",
    "stateDiagram",
    "stateDiagram",
    "sequence",
    "sequence",
  ]);
});

test("the diagrams of any sound blueprint are diagrams", async () => {
  const property = fc.asyncProperty(blueprints, async (blueprint) => {
    const { plan } = planFrom(blueprint, "blueprint.yaml", REAL);
    fc.pre(plan !== undefined);
    const text = markdownOf(plan!).get("docs/architecture.md")!;
    for (const diagram of diagramsIn(text)) await parseDiagram(diagram);
  });
  await fc.assert(property, { numRuns: 20, seed: 3, maxSkipsPerRun: 20 });
});

test("what nobody could read is not drawn", () => {
  const services = Array.from({ length: 150 }, (_, at) => `  service-${at}: {}\n`).join("");
  const plan = planOf(`groundplan: 1\nname: large\nservices:\n${services}`);
  const text = markdownOf(plan).get("docs/architecture.md")!;
  expect(diagramsIn(text)).toHaveLength(1);
  expect(text).toContain("[service-149](../services/service-149)");
});
