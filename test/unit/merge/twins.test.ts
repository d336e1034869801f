import { describe, expect, test } from "vitest";
import { mergeText } from "../../../src/merge/text.ts";

const BASE = `export interface Row {
  id: string;
  note: string;
  created_at: string;
}

const rowOf = (order: Order) => ({
  id: order.id,
  note: order.note,
  created_at: order.createdAt,
});
`;
const behind = (text: string, line: string, more: string) =>
  text.replace(`${line}\n`, `${line}\n${more}\n`);
const planned = behind(
  behind(BASE, "  note: string;", "  gift: string | null;"),
  "  note: order.note,",
  "  gift: order.gift ?? null,",
);

describe("what both sides added to one block, at different places in it", () => {
  test("stands there once, where the user has it, if it is the same", () => {
    const yours = behind(
      behind(BASE, "  created_at: string;", "  gift: string | null;\n  shade: string;"),
      "  created_at: order.createdAt,",
      "  gift: order.gift ?? null,\n  shade: order.shade,",
    );
    expect(mergeText(BASE, yours, planned)).toEqual({ text: yours, marks: [] });
  });

  test("is a conflict if it is called the same and is another, and one side may win", () => {
    const yours = behind(BASE, "  created_at: string;", "  shade: string;\n  gift?: string;");
    const { text, marks } = mergeText(BASE, yours, planned);
    expect(marks).toHaveLength(1);
    expect(text).toContain(`  shade: string;
<<<<<<< yours
  gift?: string;
=======
  gift: string | null;
>>>>>>> groundplan
}`);
    const won = (favor: "ours" | "theirs") => mergeText(BASE, yours, planned, favor).text;
    expect(won("ours").match(/^ {2}gift.*$/gm)).toEqual([
      "  gift?: string;",
      "  gift: order.gift ?? null,",
    ]);
    expect(won("theirs").match(/^ {2}gift.*$/gm)).toEqual([
      "  gift: string | null;",
      "  gift: order.gift ?? null,",
    ]);
  });

  test("over several lines, with all that belongs to it", () => {
    const base = "a:\n  one:\n    type: string\n  two:\n    type: string\nb: 1\n";
    const yours = base.replace("b:", "  gift:\n    type: string\n    maxLength: 8\nb:");
    const next = base.replace("  two:", "  gift:\n    type: string\n    maxLength: 8\n  two:");
    expect(mergeText(base, yours, next)).toEqual({ text: yours, marks: [] });
    const other = next.replace("maxLength: 8", "maxLength: 9");
    expect(mergeText(base, yours, other).text).toContain(
      "<<<<<<< yours\n    maxLength: 8\n=======\n    maxLength: 9\n>>>>>>> groundplan\nb:",
    );
  });

  test("in two blocks it stands in both", () => {
    const yours = behind(BASE, "  created_at: order.createdAt,", "  gift: string | null;");
    const next = behind(BASE, "  note: string;", "  gift: string | null;");
    expect(mergeText(BASE, yours, next).text.match(/ {2}gift:/g)).toHaveLength(2);
  });

  test("closing lines and lines without a name of their own are no members", () => {
    const base = "f(\n  {\n    a: 1,\n  },\n  {\n    b: 1,\n  },\n);\n";
    const yours = base.replace("  {\n    a", "  {\n    c: 1,\n  },\n  {\n    a");
    const next = base.replace(");", "  {\n    d: 1,\n  },\n);");
    expect(mergeText(base, yours, next).text).toBe(yours.replace(");", "  {\n    d: 1,\n  },\n);"));
  });

  test("statements stand where each has put them, whether they say the same or not", () => {
    const base = "async function go() {\n  await one();\n  await two();\n  await three();\n}\n";
    const [own, other] = ["  await drain();", "  if (late) {\n    return;\n  }"];
    for (const more of [own, other]) {
      const yours = behind(base, "  await three();", more);
      const next = behind(base, "  await one();", more);
      const both = behind(yours, "  await one();", more);
      expect(mergeText(base, yours, next)).toEqual({ text: both, marks: [] });
    }
  });

  test("fields of a .proto file stand once", () => {
    const base = "message A {\n  string a = 1;\n  string b = 2;\n}\n";
    const yours = behind(base, "  string b = 2;", "  optional string gift = 3;");
    const next = behind(base, "  string a = 1;", "  optional string gift = 3;");
    expect(mergeText(base, yours, next)).toEqual({ text: yours, marks: [] });
  });

  test("a change of the plan's in between, and one round the place, stay", () => {
    const yours = behind(BASE, "  created_at: string;", "  gift: string | null;");
    const next = planned.replace("  created_at: string;", "  created_at: Date;");
    const { text } = mergeText(BASE, yours, next, "theirs");
    expect(text.match(/^ {2}gift: string/gm)).toHaveLength(1);
    expect(text).toContain("  created_at: Date;");
  });
});
