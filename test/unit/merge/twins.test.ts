import { describe, expect, test } from "vitest";
import { mergeFile } from "../../../src/merge/file.ts";
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

  test("where the plan added something else, too, and beside lines that the user changed", () => {
    const shade = "  shade: string;\n";
    const added = (text: string, ...all: string[]) =>
      behind(text, "  note: string;", all.join("\n"));
    const next = added(BASE, "  gift: string;").replace(
      "  id: string;\n",
      `  id: string;\n${shade}`,
    );
    const first = BASE.replace("  id: string;\n", "  id: string;\n  gift: string;\n");
    const one = mergeFile("a.ts", BASE, first, next);
    expect([one.text.match(/gift: /g)?.length, one.text.match(/shade: /g)?.length]).toEqual([1, 1]);
    const changed = BASE.replace(
      "  created_at: string;\n",
      "  created_at: Date;\n  gift: string;\n",
    );
    const two = mergeFile("a.ts", BASE, changed, next);
    expect(two.text).toBe(changed.replace("  id: string;\n", `  id: string;\n${shade}`));
    const other = changed.replace("gift: string", "gift?: string");
    expect(mergeFile("a.ts", BASE, other, next).marks).toHaveLength(1);
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
      for (const path of ["go.ts", "go.sh"])
        expect(mergeFile(path, base, yours, next)).toEqual({ text: both, marks: [] });
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

/** As `operations.ts` has them. */
const operation = (name: string, comment = `  /** ${name} it. */\n`) =>
  `${comment}  ${name}: operation({\n    name: "${name}",\n  }),\n`;
const object = (...all: string[]) => `export const all = () => ({\n${all.join("\n")}});\n`;

describe("a member and the comment above it stay together:", () => {
  const [get, list] = [operation("get"), operation("list")];
  const next = object(get, operation("pause"), list);

  test.each(["  // Ours.\n  // Two lines.\n", ""])("another one of the user's, %j", (comment) => {
    const yours = object(get, list, operation("pause", comment));
    const { text, marks } = mergeText(object(get, list), yours, next);
    expect(marks).toHaveLength(1);
    expect(text.match(/pause it/g)).toHaveLength(1);
    expect(text).toContain(`${get}\n${list}\n`);
  });

  test("the same one, and an empty line that is between two of them", () => {
    const yours = object(get, list, operation("pause"));
    expect(mergeText(object(get, list), yours, next)).toEqual({ text: yours, marks: [] });
    const last = object(get, list, operation("pause"));
    const first = object(operation("pause"), get, list);
    expect(mergeText(object(get, list), first, last)).toEqual({ text: first, marks: [] });
  });

  test("also where it begins and ends as those beside it", () => {
    const all = (...names: string[]) =>
      `const all = {\n${names.map((name) => `  /** It. */\n  ${name}: {\n    x: 1,\n  },\n`).join("")}};\n`;
    for (const yours of [all("new", "a", "b", "c"), all("a", "b", "c", "new")]) {
      const merged = mergeFile("a.ts", all("a", "b", "c"), yours, all("a", "new", "b", "c"));
      expect(merged).toEqual({ text: yours, marks: [] });
    }
  });

  test("two members with the same comment have it both", () => {
    const yours = behind(BASE, "  id: string;", "  /** Optional. */\n  shade?: string;");
    const other = behind(BASE, "  note: string;", "  /** Optional. */\n  gift?: string;");
    expect(mergeText(BASE, yours, other).text).toBe(
      behind(yours, "  note: string;", "  /** Optional. */\n  gift?: string;"),
    );
  });
});

test("statements are no members: each stands where its side wants it", () => {
  const base = "function f() {\n  a();\n  b();\n  c();\n}\n";
  const log = "  if (on) {\n    log();\n  }\n  log();\n";
  const yours = base.replace("  b", `${log}  b`);
  const { text, marks } = mergeFile("a.ts", base, yours, base.replace("}", `${log}}`));
  expect({ text, marks }).toEqual({ text: yours.replace(/}\n$/, `${log}}\n`), marks: [] });
});

test("nor are lines of a document, such as steps of a diagram", () => {
  const base = "```mermaid\nsequenceDiagram\n  a->>b: one\n  b->>c: two\n```\n";
  const yours = base.replace("  b-", "  a->>a: waits\n  b-");
  const next = base.replace(/```\n$/, "  a->>a: waits\n```\n");
  expect(mergeFile("a.md", base, yours, next).text.match(/waits/g)).toHaveLength(2);
});
