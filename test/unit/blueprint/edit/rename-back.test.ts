import fc from "fast-check";
import { expect, test } from "vitest";
import { rename, type Rename } from "../../../../src/blueprint/edit/rename.ts";
import { BLUEPRINTS, blueprintOf, definitionsIn, freshName, reader } from "./blueprints.ts";

const back = ({ kind, path, to }: Rename): Rename => ({
  kind,
  path: [...path.slice(0, -1), to],
  to: path.at(-1)!,
});

test.each(BLUEPRINTS)(
  "whatever is renamed in $name, the way back leads to the same bytes",
  ({ text }) => {
    const definitions = definitionsIn(blueprintOf(text));
    fc.assert(
      fc.property(fc.constantFrom(...definitions), (one) => {
        const asked = { ...one, to: freshName(one.kind) };
        const there = rename(text, asked, reader);
        expect(there.problems).toEqual([]);
        expect(rename(there.text, back(asked), reader).text).toBe(text);
      }),
      { numRuns: 15, seed: 6 },
    );
  },
);
