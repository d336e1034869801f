import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dataOf } from "../../../../src/blueprint/edit/data.ts";
import { isSame } from "../../../../src/blueprint/edit/difference.ts";
import type { Path, Value } from "../../../../src/blueprint/edit/value.ts";
import { removeAt, setAt } from "../../../../src/blueprint/edit/write.ts";
import { BLUEPRINTS } from "./blueprints.ts";

const isMap = (value: Value | undefined): value is ReadonlyMap<string, Value> =>
  value instanceof Map;

/** Every key of every map that stands in no list. */
function pathsIn(value: Value, path: readonly string[] = []): (readonly string[])[] {
  if (!isMap(value)) return [];
  return [...value].flatMap(([key, inner]) => [[...path, key], ...pathsIn(inner, [...path, key])]);
}

function without(
  value: ReadonlyMap<string, Value>,
  [key = "", ...rest]: readonly string[],
): ReadonlyMap<string, Value> {
  const inner = value.get(key);
  if (rest.length === 0 || !isMap(inner))
    return new Map([...value].filter(([name]) => name !== key));
  return new Map([...value, [key, without(inner, rest)]]);
}

function at(value: Value | undefined, path: Path): Value | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  return at(isMap(value) ? value.get(String(key)) : undefined, rest);
}

/** Maps without those that hold nothing: an edit takes them out. */
const pruned = (value: Value): Value =>
  isMap(value)
    ? new Map(
        [...value]
          .map(([key, inner]): [string, Value] => [key, pruned(inner)])
          .filter(([, inner]) => !(isMap(inner) && inner.size === 0)),
      )
    : value;

const VARIANTS = {
  "as it is": (text: string) => text,
  "with CRLF": (text: string) => text.replaceAll("\n", "\r\n"),
  "without a last line break": (text: string) => text.trimEnd(),
};

describe.each(BLUEPRINTS)("$name", ({ text }) => {
  test.each(Object.entries(VARIANTS))(
    "%s: what is taken out goes in again, and nothing else changes",
    (_, vary) => {
      const source = vary(text);
      const data = dataOf(source)!;
      fc.assert(
        fc.property(fc.constantFrom(...pathsIn(data)), (path) => {
          const less = removeAt(source, path);
          expect(
            isSame(pruned(dataOf(less)!), pruned(without(data, path))),
            `${path.join(".")}\n${less}`,
          ).toBe(true);
          const again = setAt(less, path, at(data, path)!);
          expect(isSame(pruned(dataOf(again)!), pruned(data)), `${path.join(".")}\n${again}`).toBe(
            true,
          );
          for (const result of [less, again]) {
            if (source.includes("\r")) expect(result).not.toMatch(/(?<!\r)\n/);
            expect(result.endsWith("\n")).toBe(source.endsWith("\n"));
          }
        }),
        { numRuns: 5, seed: 6 },
      );
    },
  );
});
