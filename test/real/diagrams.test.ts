import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onPath, real } from "../real.ts";
import { draw, type Drawn } from "../support/drawn.ts";
import { diagramsIn } from "../support/mermaid.ts";
import { workFolder } from "../support/generate.ts";
import { BLUEPRINTS, markdownOf, planOf } from "../unit/documents/blueprints.ts";

const chromium = () => onPath("chromium");

real("chromium", chromium, (found) => {
  const all = BLUEPRINTS.map(([name, blueprint]) => ({
    name,
    diagrams: [...markdownOf(planOf(blueprint)).values()].flatMap(diagramsIn),
  }));
  const folder = workFolder();
  afterAll(folder.remove);
  let pictures: Drawn[];
  beforeAll(async () => {
    const texts = all.flatMap(({ diagrams }) => diagrams);
    pictures = await draw(found(), texts, folder.path);
  });

  describe.each(all.map(({ name, diagrams }, index) => ({ name, diagrams, index })))(
    "the diagrams of $name",
    ({ diagrams, index }) => {
      const drawn = () => {
        const first = all.slice(0, index).reduce((sum, one) => sum + one.diagrams.length, 0);
        return pictures.slice(first, first + diagrams.length);
      };

      test("are drawn, nothing upon another thing or beyond the edge", () => {
        const faults = drawn().map(({ error, overlaps, outside }) => [error, overlaps, outside]);
        expect(faults).toEqual(diagrams.map(() => [undefined, [], []]));
      });

      test("show several things, and can be read on a page of a usual width", () => {
        for (const { boxes, scale } of drawn()) {
          expect(boxes.length).toBeGreaterThan(1);
          expect(scale).toBeGreaterThan(0.6);
        }
      });
    },
  );

  test("what is written in them is the blueprint's own words", () => {
    const [context, containers, events, states] = pictures;
    expect(context!.text).toContain("OpenID Connect issuer");
    expect(containers!.boxes).toContain("paymentsREST, gRPC");
    expect(events!.boxes.toSorted()).toEqual(["orders", "payments", "shipping"]);
    expect(states!.boxes).toEqual(expect.arrayContaining(["pending", "paid", "shipped"]));
  });

  test("a diagram that cannot be drawn is noticed", async () => {
    const wrong = 'flowchart LR\n  a["x"] -- "y"y" --> b\n';
    const [none] = await draw(found(), [wrong], folder.path);
    expect(none!.error).toContain("Parse error");
  });
});
