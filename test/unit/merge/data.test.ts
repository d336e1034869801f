import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { mergeValues } from "../../../src/merge/by-key.ts";
import { mergeData } from "../../../src/merge/data.ts";

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const packageJson = (dependencies: Record<string, string>, more: object = {}) =>
  json({ name: "shop", scripts: { dev: "node dev.ts" }, dependencies, ...more });

describe("package.json", () => {
  test("packages that both added to the same place are both there", () => {
    const { text, marks } = mergeData(
      "json",
      packageJson({ a: "1", z: "1" }),
      packageJson({ a: "1", mine: "1", z: "1" }),
      packageJson({ a: "1", next: "1", z: "1" }),
    );
    expect(marks).toEqual([]);
    expect(text).toBe(packageJson({ a: "1", next: "1", mine: "1", z: "1" }));
  });

  test("versions that the plan raised are raised, and what the user took out stays out", () => {
    const base = packageJson({ a: "1", b: "1", c: "1" });
    const { text } = mergeData(
      "json",
      base,
      packageJson({ a: "1", c: "9" }),
      packageJson({ a: "2", b: "2" }),
    );
    expect(JSON.parse(text).dependencies).toEqual({ a: "2", c: "9" });
  });

  test("a version that both changed is marked, in a file that is text until then", () => {
    const { text, marks } = mergeData(
      "json",
      packageJson({ a: "1" }),
      packageJson({ a: "2" }),
      packageJson({ a: "3" }),
    );
    expect(marks).toEqual([7]);
    expect(text.split("\n").slice(6, 11)).toEqual([
      "<<<<<<< yours",
      '    "a": "2"',
      "=======",
      '    "a": "3"',
      ">>>>>>> groundplan",
    ]);
  });

  test("indentation, key order and line ends are the user's", () => {
    const tabs = (text: string) => text.replaceAll("  ", "\t").replaceAll("\n", "\r\n");
    const { text } = mergeData(
      "json",
      packageJson({ a: "1" }),
      tabs(packageJson({ a: "1", mine: "1" })),
      packageJson({ a: "1", next: "1" }),
    );
    expect(text).toBe(tabs(packageJson({ a: "1", next: "1", mine: "1" })));
  });

  test("a key of both, in different lines, is no key twice", () => {
    const base = json({ a: 1, b: 2, c: 3, d: 4 });
    const merged = mergeData(
      "json",
      base,
      json({ x: 1, a: 1, b: 2, c: 3, d: 4 }),
      json({ a: 1, b: 2, c: 3, d: 4, x: 2 }),
    );
    expect(merged.marks).toHaveLength(1);
    expect(
      mergeData(
        "json",
        base,
        json({ x: 1, a: 1, b: 2, c: 3, d: 4 }),
        json({ a: 1, b: 2, c: 3, d: 4, x: 1 }),
      ).text,
    ).toBe(json({ x: 1, a: 1, b: 2, c: 3, d: 4 }));
  });

  test.each(["{ broken", '{ "n": 12345678901234567890 }\n'])("%s is merged as lines", (mine) => {
    expect(mergeData("json", "{}\n", mine, '{ "a": 1 }\n').marks).toEqual([1]);
  });
});

describe("YAML", () => {
  const BASE = "a: 1\nenv:\n  LOG: info # level\n  PORT: 1\nz: 9\n";

  test("text stays as the user wrote it, where its lines merge to what is meant", () => {
    const yours = BASE.replace("PORT: 1", "PORT:   2 # ours");
    expect(mergeData("yaml", BASE, yours, BASE.replace("a: 1", "a: 1\nb: 2")).text).toBe(
      yours.replace("a: 1", "a: 1\nb: 2"),
    );
  });

  test("keys that both added to the same place are both there, with the comments of both", () => {
    const { text, marks } = mergeData(
      "yaml",
      BASE,
      BASE.replace("  PORT: 1\n", "  PORT: 1\n  OURS: 1 # ours\n"),
      BASE.replace("  PORT: 1\n", "  PORT: 1\n  NEXT: 1 # next\n"),
    );
    expect(marks).toEqual([]);
    expect(text).toBe(
      BASE.replace("  PORT: 1\n", "  PORT: 1\n  NEXT: 1 # next\n  OURS: 1 # ours\n"),
    );
  });

  test("lines that merge to another meaning are not taken", () => {
    const merged = mergeData("yaml", BASE, `${BASE}n: 1\n`, `n: 2\n${BASE}`);
    expect(merged.marks).toHaveLength(1);
    expect(merged.text).toContain("n: 1");
    expect(merged.text).toContain("n: 2");
    expect(mergeData("yaml", BASE, `${BASE}n: 1\n`, `n: 2\n${BASE}`, "theirs").text).toBe(
      `${BASE}n: 2\n`,
    );
  });

  test("a comment of the user's where the plan changed one is no less than a value", () => {
    const base = "# one\na: 1\n# two\nb:\n  - c: 1\n";
    const { text, marks } = mergeData(
      "yaml",
      base,
      base.replace("two", "mine"),
      base.replace("two", "next").replace("c: 1", "c: 2"),
    );
    expect([text, marks]).toEqual([base.replace("two", "mine").replace("c: 1", "c: 2"), []]);
    const away = mergeData("yaml", base, base.replace("two", "mine"), "# one\na: 1\n");
    expect(away.text).toContain("# mine");
  });

  test("lists are merged by what names their items", () => {
    const list = (...names: string[]) =>
      `all:\n${names.map((name) => `  - name: ${name}\n    at: 1\n`).join("")}`;
    const { text } = mergeData(
      "yaml",
      list("a", "b", "c"),
      list("a", "mine", "b"),
      list("a", "next", "b", "c"),
    );
    expect(parse(text).all.map(({ name }: { name: string }) => name)).toEqual([
      "a",
      "next",
      "mine",
      "b",
    ]);
  });

  test.each(["a: &x 1\nb: *x\n", "a: !secret x\n", "a: 1\n---\nb: 1\n"])(
    "%j is merged as lines",
    (mine) => {
      expect(mergeData("yaml", "a: 0\n", mine, "a: 2\n").marks).toEqual([1]);
    },
  );
});

describe("by key", () => {
  test("names that every object has are keys as all others", () => {
    const hostile = JSON.parse('{ "__proto__": 1, "constructor": 2 }') as object;
    expect(JSON.stringify(mergeValues({ value: {} }, hostile, { next: 1 }).value)).toBe(
      '{"next":1,"__proto__":1,"constructor":2}',
    );
  });

  test("a list without names is one value", () => {
    expect(mergeValues({ value: [[1]] }, [[2]], [[3]])).toEqual({ value: [[2]], conflicts: [""] });
    expect(mergeValues({ value: ["a", "a"] }, ["a", "a"], ["b"])).toEqual({
      value: ["b"],
      conflicts: [],
    });
  });

  test("plain values of a list are merged one by one", () => {
    expect(mergeValues({ value: ["a", "b"] }, ["b", "mine"], ["a", "b", "next"]).value).toEqual([
      "b",
      "next",
      "mine",
    ]);
  });
});

describe("what the plan calls otherwise keeps what the user did there:", () => {
  const statuses = [400, 401, 403, 404, 406, 409, 429, 500, 503];
  const refs = statuses.map((status) => `        "${status}": { $ref: "#/${status}" }\n`).join("");
  const path = (name: string, id = "createA") =>
    `  ${name}:\n    post:\n      operationId: ${id}\n      responses:\n        "201":\n          description: The new one.\n${refs}`;
  const api = (version: number) => `paths:\n${path(`/v${version}/a`)}${path(`/v${version}/b`)}`;
  const edited = (text: string) => text.replace("The new one.", "Mine.");

  test("paths of another version", () => {
    const merged = mergeData("yaml", api(1), edited(api(1)), api(2));
    expect(merged).toEqual({ text: edited(api(2)), marks: [] });
  });

  test("a path that they took out stays out", () => {
    const yours = api(1).replace(path("/v1/b"), "");
    const { text } = mergeData("yaml", api(1), yours, api(2));
    expect(text).toBe(api(2).replace(path("/v2/b"), ""));
  });

  test("what took the place of something else gets nothing of it", () => {
    const base = { dependencies: { a: "1" }, services: { a: { image: "a", ports: ["1"] } } };
    const next = { dependencies: { b: "1" }, services: { b: { image: "b", ports: ["1"] } } };
    const yours = { dependencies: { a: "2" }, services: { a: { image: "a", ports: ["2"] } } };
    expect(mergeValues({ value: base }, yours, next).value).toEqual({
      dependencies: { a: "2", b: "1" },
      services: { ...yours.services, ...next.services },
    });
  });

  test("what they have under that name already is not written over", () => {
    const [base, next] = [{ a: { x: 1 } }, { b: { x: 1 } }];
    const yours = { a: { x: 2 }, b: { x: 3 } };
    expect(mergeValues({ value: base }, yours, next)).toEqual({ value: yours, conflicts: ["b.x"] });
  });
});
