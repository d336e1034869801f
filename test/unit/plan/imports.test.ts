import { describe, expect, test } from "vitest";
import { BLUEPRINTS, planOf } from "../documents/blueprints.ts";

const IMPORT = /^import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+"[^"]+"(?:\s+with\s+\{[^}]*\})?;$/gm;

/** The names that a module imports and does not use: what the linter of the generated repo would refuse. */
function unusedIn(contents: string): string[] {
  const rest = contents.replaceAll(IMPORT, "");
  const names = [...contents.matchAll(IMPORT)].flatMap(([, list = ""]) =>
    list.split(",").flatMap((one) => /(\w+)\s*$/.exec(one)?.[1] ?? []),
  );
  return names.filter((name) => !new RegExp(`\\b${name}\\b`).test(rest));
}

test("what is not used is found", () => {
  const text = 'import { a, type B, c as d } from "x";\nimport {\n  e,\n} from "y";\nd(a);\n';
  expect(unusedIn(text)).toEqual(["B", "e"]);
});

describe.each(BLUEPRINTS)("the services of %s", (_, blueprint) => {
  test("import only what they use", () => {
    const unused = [...planOf(blueprint).files]
      .filter(({ path }) => /^services\/.*\.ts$/.test(path))
      .map(({ path, contents }) => `${path}: ${unusedIn(contents).join(", ")}`);
    expect(unused.filter((one) => !one.endsWith(": "))).toEqual([]);
  });
});
