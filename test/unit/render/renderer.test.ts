import { describe, expect, test } from "vitest";
import { compilePack } from "../../../src/render/compile.ts";
import { RenderError } from "../../../src/render/error.ts";
import { renderAll, renderText } from "./helpers.ts";

describe("what a template may not do", () => {
  test.each([
    ["a\n {{{x}}}", "2:2 raw output"],
    ["a\n {{&x}}", "2:2 raw output"],
    ["{{upper x}}", '1:1 "upper" is not a helper'],
    ["{{string x y}}", '1:1 "string" takes one argument'],
    ["{{#with x}}{{/with}}", '1:1 unknown block "with"'],
    ["{{> (lookup . x)}}", "1:1 partials have fixed names"],
    ["{{string (lookup . x)}}", "1:10 subexpressions"],
    ["{{#each x as |y|}}{{/each}}", "1:1 block parameters"],
    ["{{#> a}}x{{/a}}", "1:1 partial blocks"],
    ["{{#*inline 'a'}}x{{/inline}}", "1:1 decorators"],
    ["{{> nowhere}}", '1:1 "nowhere" is no partial'],
    ["a\n{{> slot.nowhere}}", '2:1 "slot.nowhere" is a slot that no feature fills'],
    ["a ⟪ b", "1:1 ⟪ without its ⟫"],
    ["{{#if x}}⟪{{/if}} b {{#if x}}⟫{{/if}}", "⟪ without its ⟫"],
    ["a\n {{#if x}}\n", "3:1 Parse error"],
    ["a\r\n", "1:1 has line ends"],
  ])("%j", (text, message) => {
    const sources = [{ path: "repo/a.ts.hbs", text }];
    expect(() => compilePack(sources)).toThrow(RenderError);
    expect(() => compilePack(sources)).toThrow(message);
  });
});

describe("a failed render names the place", () => {
  test.each([
    ["l1\nl2 {{entity.nmae}}", { entity: {} }, "repo/a.ts.hbs:2:6"],
    ["l1\n{{#if flga}}x{{/if}}", { flag: 1 }, "repo/a.ts.hbs:2:7"],
    ["l1\n{{#each lits}}x{{/each}}", { list: [] }, "repo/a.ts.hbs:2:9"],
    ["l1\n{{#each list}}\n {{this}}{{/each}}", { list: ["no no"] }, "repo/a.ts.hbs:3:2"],
    ["l1\n{{string bad}}", { bad: 7 }, "repo/a.ts.hbs:2:1"],
    ["l1\n¦", {}, "repo/a.ts.hbs:1:1 line 2 of the output: a break outside of a group"],
  ])("%j", (text, context, place) => {
    expect(() => renderText(text, context)).toThrow(place);
  });

  test("in the partial, not in the file that calls it", () => {
    const templates = {
      "repo/a.ts.hbs": "l1\n{{> part}}",
      "partials/part.ts.hbs": "p1\np2 {{bad}}",
    };
    try {
      renderAll(templates, { bad: "a b" }, "repo/a.ts.hbs");
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ template: "partials/part", line: 2, column: 4 });
    }
  });

  test("a value may be called like a helper", () => {
    expect(renderText("{{type}} {{key}} {{string key}}", { type: "A", key: "b" })).toBe(
      'A b "b"\n',
    );
    expect(() => renderText("{{string}}", {})).toThrow('"string" not defined');
  });

  test("nothing is read from a prototype", () => {
    expect(() => renderText("{{toString}}", {})).toThrow(/token/);
    expect(renderText("{{constructor}}", { constructor: "c" })).toBe("c\n");
  });
});

describe("blocks", () => {
  test("each knows where it is, and reaches out", () => {
    const text =
      "{{#each rows}}{{#each cells}}{{#unless @first}}, {{/unless}}{{../../name}}.{{../id}}.{{this}}{{#if @last}};{{/if}}{{/each}}\n{{/each}}";
    const rows = [
      { id: "r", cells: ["a", "b"] },
      { id: "s", cells: ["c"] },
    ];
    expect(renderText(text, { name: "t", rows })).toBe("t.r.a, t.r.b;\nt.s.c;\n");
  });

  test("of what is empty print what stands behind else", () => {
    const text =
      "{{#each list}}x{{else}}none{{/each}} {{#if list}}x{{else if zero}}y{{else}}z{{/if}} {{#unless list}}u{{/unless}}";
    for (const zero of [0, "", null, false])
      expect(renderText(text, { list: [], zero })).toBe("none z u\n");
    expect(renderText(text, { list: {}, zero: 1 })).toBe("none x \n".trimEnd() + " \n");
  });

  test("do not lead out of their template", () => {
    expect(() => renderText("{{../x}}", { x: 1 })).toThrow("out of the template in line 1");
  });
});

describe("partials", () => {
  const templates = {
    "repo/a.md.hbs": "{{> part}}\n\nIn {{> part}}, twice.\n\n- list\n  {{> part}}",
    "partials/part.md.hbs": "{{name}}\n",
  };
  test("keep their newline on a line of their own and lose it within one", () => {
    const text = renderAll(templates, { name: "x" }, "repo/a.md.hbs");
    expect(text).toBe("x\n\nIn x, twice.\n\n- list\n  x\n");
  });

  test("obey the file they land in", () => {
    const both = {
      "repo/a.ts.hbs": "{{> s}}",
      "repo/a.sql.hbs": "{{> s}}",
      "partials/s.ts.hbs": "{{string x}}",
    };
    expect(renderAll(both, { x: "it's" }, "repo/a.ts.hbs")).toBe('"it\'s"\n');
    expect(renderAll(both, { x: "it's" }, "repo/a.sql.hbs")).toBe("'it''s'\n");
  });

  test("of a feature are its own", () => {
    const own = {
      "features/colour/red/repo/a.ts.hbs": "{{> own.part}}",
      "features/colour/red/partials/part.ts.hbs": "red",
      "features/colour/blue/partials/part.ts.hbs": "blue",
    };
    expect(renderAll(own, {}, "features/colour/red/repo/a.ts.hbs")).toBe("red\n");
  });
});

describe("slots", () => {
  const templates = {
    "repo/a.ts.hbs": "first();\n  {{> slot.calls}}\n{{> slot.empty}}\nlast();\n",
    "slots.yaml": "empty: nothing fills it yet\n",
    "features/colour/red/slots/calls.ts.hbs": "red({{n}});\n\nmore();\n",
    "features/colour/blue/slots/calls.ts.hbs": "blue();\n",
    "features/taste/sour/slots/calls.ts.hbs": "sour();\n",
  };
  const render = (...features: string[]): string =>
    renderAll(templates, { n: 1 }, "repo/a.ts.hbs", features);

  test("hold what the selected features put there, in their order", () => {
    expect(render("colour/blue", "colour/red")).toBe(
      "first();\n  blue();\n  red(1);\n\n  more();\nlast();\n",
    );
    expect(render("taste/sour")).toBe("first();\n  sour();\nlast();\n");
  });
  test("may be empty", () => {
    expect(render()).toBe("first();\nlast();\n");
  });
});

describe("a pack", () => {
  const pack = compilePack(
    Object.entries({
      "README.md": "for authors",
      "repo/_gitignore": "dist/\n",
      "repo/_github/a.yaml.hbs": "a: 1",
      "service/src/__entity__.ts.hbs": "x",
      "features/colour/axis.yaml": "question: Which?",
      "features/colour/red/feature.yaml": "label: Red",
      "features/colour/red/parts.yaml.hbs": "a: 1",
      "features/colour/red/entity/b.txt": "⟪ as it is ⟫",
    }).map(([path, text]) => ({ path, text })),
  );

  test("lists files by where they land", () => {
    expect(pack.files).toEqual([
      {
        id: "features/colour/red/entity/b.txt",
        scope: "entity",
        target: "b.txt",
        feature: "colour/red",
        contents: "⟪ as it is ⟫",
      },
      {
        id: "features/colour/red/parts.yaml.hbs",
        scope: "feature",
        target: "parts.yaml",
        feature: "colour/red",
      },
      { id: "repo/_github/a.yaml.hbs", scope: "repo", target: ".github/a.yaml" },
      { id: "repo/_gitignore", scope: "repo", target: ".gitignore", contents: "dist/\n" },
      { id: "service/src/__entity__.ts.hbs", scope: "service", target: "src/__entity__.ts" },
    ]);
  });
  test("holds the manifests as data", () => {
    expect(pack.manifests).toEqual([
      { path: "features/colour/axis.yaml", axis: "colour", data: { question: "Which?" } },
      {
        path: "features/colour/red/feature.yaml",
        axis: "colour",
        feature: "red",
        data: { label: "Red" },
      },
    ]);
  });
  test("takes no file that stands nowhere", () => {
    for (const path of [
      "stray.ts",
      "elsewhere/a.ts",
      "features/colour/red/a.ts",
      "repo/a.unknown.hbs",
    ]) {
      expect(() => compilePack([{ path, text: "" }]), path).toThrow(RenderError);
    }
  });
});
