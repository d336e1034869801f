import { describe, expect, test } from "vitest";
import { mergeFile } from "../../../src/merge/file.ts";

const ROW = `export interface Row {
  id: string;
  note: string;
  shade: string;
  created_at: string;
}
`;
const replaced = (text: string, from: string, to: string) => {
  if (!text.includes(from)) throw new Error(`${from} is not there`);
  return text.replace(from, to);
};

describe("a member that both added stands once where the plan changed the line beside it:", () => {
  const yours = replaced(
    ROW,
    "  created_at: string;\n",
    "  created_at: string;\n  gift: string;\n",
  );

  test.each([
    ["below", "  id: string;\n", "  key: string;\n  gift: string;\n"],
    ["above", "  note: string;\n", "  gift: string;\n  notes: string;\n"],
    ["in the place of a line", "  note: string;\n", "  gift: string;\n"],
    [
      "below the line that opens the block",
      ROW.slice(0, 23),
      "export interface Entry {\n  gift: string;\n",
    ],
  ])("%s", (_, from, to) => {
    const merged = mergeFile("a.ts", ROW, yours, replaced(ROW, from, to));
    const rest = to.replace("  gift: string;\n", "");
    expect(merged).toEqual({ text: replaced(yours, from, rest), marks: [] });
  });

  test("above the line that closes it", () => {
    const own = replaced(ROW, "  id: string;\n", "  id: string;\n  gift: string;\n");
    const next = replaced(ROW, "}\n", "  gift: string;\n} & More;\n");
    expect(mergeFile("a.ts", ROW, own, next)).toEqual({
      text: replaced(own, "}\n", "} & More;\n"),
      marks: [],
    });
  });

  test("another of its name is a conflict at the place of the user's", () => {
    const next = replaced(ROW, "  id: string;\n", "  key: string;\n  gift?: number;\n");
    const { text, marks } = mergeFile("a.ts", ROW, yours, next);
    expect(marks).toHaveLength(1);
    expect(text).toContain(
      "  created_at: string;\n<<<<<<< yours\n  gift: string;\n=======\n  gift?: number;\n>>>>>>> groundplan\n}",
    );
    expect(text).toContain("  key: string;\n  note: string;\n");
  });

  test("columns of a table in SQL", () => {
    const base =
      "CREATE TABLE a (\n  id uuid NOT NULL,\n  note text,\n  shade text,\n  made date\n);\n";
    const own = replaced(base, "  shade text,\n", "  shade text,\n  gift text,\n");
    const next = replaced(base, "  id uuid NOT NULL,\n", "  id bigint NOT NULL,\n  gift text,\n");
    const merged = mergeFile("1.sql", base, own, next);
    expect(merged).toEqual({ text: replaced(own, "uuid", "bigint"), marks: [] });
  });

  test("in another block it stands there, too", () => {
    const base = `${ROW}\n${ROW.replace("Row", "Other")}`;
    const own = replaced(base, "Other {\n", "Other {\n  gift: string;\n");
    const next = replaced(base, "  id: string;\n", "  key: string;\n  gift: string;\n");
    expect(mergeFile("a.ts", base, own, next).text.match(/ {2}gift:/g)).toHaveLength(2);
  });

  test("what the plan changed and the user added elsewhere as well is no new member", () => {
    const own = replaced(
      ROW,
      "  created_at: string;\n",
      "  created_at: string;\n  note: number;\n",
    );
    const next = replaced(ROW, "  note: string;\n", "  note: boolean;\n");
    expect(mergeFile("a.ts", ROW, own, next).text).toBe(
      replaced(own, "  note: string;\n", "  note: boolean;\n"),
    );
  });
});

describe("what both added at the same place stands once", () => {
  const member = (name: string) =>
    `  /** It. */\n  ${name}: operation({\n    async run({ id }) {\n      return id;\n    },\n  }),\n`;
  const file = (head: string, ...names: string[]) =>
    `import ${head};\n\nexport const all = () => ({\n${names.map(member).join("\n")}});\n`;
  const base = file("a", "one", "two");
  const yours = file("a", "one", "two", "more");
  const next = file("b", "one", "two", "more");

  test("though its lines begin and end as those beside it, and something else changed", () => {
    expect(mergeFile("a.ts", base, yours, next)).toEqual({ text: next, marks: [] });
    expect(mergeFile("a.ts", base, next, yours)).toEqual({ text: next, marks: [] });
  });

  test("and taken away at the same place it is gone", () => {
    const shorter = file("b", "one", "two");
    expect(mergeFile("a.ts", yours, base, shorter)).toEqual({ text: shorter, marks: [] });
  });

  test("with line ends of Windows as without", () => {
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    const own = replaced(
      ROW,
      "  created_at: string;\n",
      "  created_at: string;\n  gift: string;\n",
    );
    const more = replaced(ROW, "  id: string;\n", "  id: string;\n  gift: string;\n");
    expect(mergeFile("a.ts", ROW, crlf(own), more)).toEqual({ text: crlf(own), marks: [] });
    const object = (...names: string[]) =>
      `const a = {\n${names.map((name) => `  ${name}: {\n    x: 1,\n  },\n`).join("")}};\n`;
    expect(
      mergeFile("a.ts", object("a", "b"), crlf(object("n", "a", "b")), object("a", "b", "n")),
    ).toEqual({ text: crlf(object("n", "a", "b")), marks: [] });
  });
});
