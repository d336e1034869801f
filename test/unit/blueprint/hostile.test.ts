import { describe, expect, test } from "vitest";
import { NAMES_CASES } from "./cases/names.ts";
import { TEXT_CASES } from "./cases/texts.ts";
import { TYPE_CASES } from "./cases/types.ts";
import { YAML_CASES } from "./cases/yaml.ts";
import { expectCase } from "./marked.ts";

const ALL = [...NAMES_CASES, ...TEXT_CASES, ...TYPE_CASES, ...YAML_CASES];

describe("a hostile blueprint works or is refused in its place", () => {
  test.each(ALL)("%s", (_, text, code) => expectCase(text, code));

  test("in at least a hundred cases, none of them twice", () => {
    expect(new Set(ALL.map(([name]) => name)).size).toBe(ALL.length);
    expect(ALL.length).toBeGreaterThanOrEqual(100);
  });
});
