import { execFileSync } from "node:child_process";
import { stripTypeScriptTypes } from "node:module";
import { DatabaseSync } from "node:sqlite";
import { format } from "oxfmt";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { NASTY, renderText, UNSEEN } from "./helpers.ts";

const runTs = (source: string): unknown =>
  new Function(`${stripTypeScriptTypes(source).replace("export ", "")}; return v;`)();
const runSql = (source: string): unknown =>
  new DatabaseSync(":memory:").prepare(withoutEscapes(source)).get()?.["v"];
/** PostgreSQL's E'…' as SQLite reads it. */
const withoutEscapes = (source: string): string =>
  source.replace(/\bE('(?:''|\\.|[^'\\])*')/g, (_, literal: string) =>
    literal.replace(/\\([nr\\])/g, (_all, one: string) => ({ n: "\n", r: "\r" })[one] ?? one),
  );
const runSh = (source: string): string => execFileSync("sh", ["-c", source]).toString();

/** Prints a text as a string of the language, reads it back with the language itself. */
const roundTrip: Record<string, (text: string) => unknown> = {
  ts: (s) => runTs(renderText("export const v: string = {{string s}};", { s })),
  json: (s) => JSON.parse(renderText('{ "v": {{string s}} }', { s }, "a.json")).v,
  yaml: (s) => parse(renderText("v: {{string s}}\nw: 1", { s }, "a.yaml")).v,
  sql: (s) => runSql(renderText("select {{string s}} as v", { s }, "a.sql")),
  sh: (s) => runSh(renderText("printf %s {{string s}}", { s }, "a.sh")),
};

describe("{{string x}} reads back as it was", () => {
  for (const [language, there] of Object.entries(roundTrip)) {
    test.each(NASTY)(`${language}: %j`, (text) => {
      expect(there(text)).toBe(text);
    });
    test.each(UNSEEN)(`${language} refuses %j`, (text) => {
      expect(() => there(text)).toThrow(/control or direction/);
    });
  }

  test("in SQL on one line", () => {
    const s = "a\n\nb\\n'";
    expect(renderText("{{string s}}", { s }, "a.sql")).toBe(String.raw`E'a\n\nb\\n'''` + "\n");
  });

  test.each(NASTY)("in an indented partial too: %j", (s) => {
    const sql = renderText("  {{#if s}}select {{string s}} as v{{/if}}", { s }, "a.sql");
    expect(runSql(sql)).toBe(s);
  });

  test.each(NASTY)("written as the formatter writes it: %j", async (s) => {
    const ts = renderText("export const v: string = f({{string s}});", { s });
    if (s.length < 80) expect((await format("a.ts", ts, {})).code).toBe(ts);
    const yaml = renderText("v: {{string s}}", { s }, "a.yaml");
    expect((await format("a.yaml", yaml, {})).code).toBe(yaml);
  });
});

describe("{{comment x}} stays in its comment", () => {
  test.each(NASTY)("%j", (s) => {
    const twice = "// {{comment s}}\n/* {{comment s}} */\nexport const v = 7;";
    expect(runTs(renderText(twice, { s }))).toBe(7);
    expect(parse(renderText("# {{comment s}}\nv: 7", { s }, "a.yaml"))).toEqual({ v: 7 });
    const sql = "-- {{comment s}}\nselect /* {{comment s}} */ 7 as v";
    expect(runSql(renderText(sql, { s }, "a.sql"))).toBe(7);
    expect(runSh(renderText("# {{comment s}}\necho 7", { s }, "a.sh"))).toBe("7\n");
    const html = renderText("<!-- {{comment s}} -->\n\nok", { s }, "a.md");
    expect(html.replace(/<!--[^]*?-->/, "").trim()).toBe("ok");
  });

  test("and directs no tool", () => {
    const print = (s: string): string => renderText("// {{comment s}}", { s });
    expect(print("@ts-nocheck")).toBe("// @ ts-nocheck\n");
    expect(print("oxlint-disable no-eval")).toBe("// oxlint -disable no-eval\n");
    expect(renderText("# {{comment s}}", { s: "syntax=evil" }, "Dockerfile")).toMatch(
      /^# : syntax/,
    );
  });
});

describe("{{key x}}", () => {
  const entry = (name: string): Record<string, number> =>
    runTs(renderText("export const v = { {{key name}}: 1 };", { name })) as Record<string, number>;

  test.each(["id", "in-progress", "1st", "constructor", "__proto__", 'a"b', "a b", ""])(
    "%j names an own property",
    (name) => {
      expect(Object.keys(entry(name))).toEqual([name]);
    },
  );

  test("a bare name stays bare, as the formatter wants it", () => {
    expect(renderText("f({ {{key a}}: 1, {{key b}}: 2 });", { a: "draft", b: "in-progress" })).toBe(
      'f({ draft: 1, "in-progress": 2 });\n',
    );
  });

  test("a column is always quoted, so that a reserved word is one more name", () => {
    expect(runSql(renderText("select 7 as {{key s}} from (select 1)", { s: "v" }, "a.sql"))).toBe(
      7,
    );
    expect(renderText("{{key s}}", { s: 'de"fault' }, "a.sql")).toBe('"de""fault"\n');
  });

  test.each([
    "orders",
    "/data",
    "--jetstream",
    "http://a:80/b",
    "on",
    "null",
    "8222",
    "1e3",
    "---",
    "- a",
    "a: b",
    "a #b",
    "a:",
    "'",
  ])("%s is that text in YAML 1.1 and 1.2, as a key and as a value", (text) => {
    const printed = renderText("{{key s}}: {{key s}}", { s: text }, "a.yaml");
    for (const version of ["1.1", "1.2"] as const)
      expect(parse(printed, { version })).toEqual({ [text]: text });
    expect(printed.includes('"')).toBe(!/^(?:orders|\/data|--jetstream|http.*)$/.test(text));
  });
});

describe("{{x}} prints only what is safe to stand bare", () => {
  const kinds = ["ts", "yaml", "json", "graphql", "proto", "sql", "md", "sh", "toml"];
  const notTokens = [
    ...NASTY.filter((s) => !/^a+$/.test(s) && s !== "on"),
    ...UNSEEN,
    "",
    null,
    {},
    [1],
    Number.NaN,
    () => 1,
  ];
  test.each(kinds)("%s", (kind) => {
    for (const s of notTokens) {
      expect(() => renderText("{{s}}", { s }, `a.${kind}`)).toThrow(/token/);
    }
  });

  test("what YAML would read as something else is refused", () => {
    for (const s of ["on", "No", "0777", "1:30", "a:"]) {
      expect(() => renderText("v: {{s}}", { s }, "a.yaml")).toThrow(/token/);
    }
  });

  test("paths and types have rules of their own", () => {
    const print = (text: string, s: string, file = "a.ts"): string => renderText(text, { s }, file);
    expect(print('import "./{{path s}}.ts";', "features/place-order")).toBe(
      'import "./features/place-order.ts";\n',
    );
    for (const s of ["../x", "/etc", "a/../b", 'a"b', "a b", "a//b", "", "./a"]) {
      expect(() => print("{{path s}}", s), s).toThrow(/not a safe path/);
    }
    for (const s of ["string", "readonly Line[] | null", 'Pick<A, "b">', "() => void"]) {
      if (s !== "() => void") expect(print("{{type s}}", s)).toBe(`${s}\n`);
      else expect(() => print("{{type s}}", s)).toThrow(/type/);
    }
    for (const s of ["a; b", "a = 1", "a /* b", "`x`", `${"a".repeat(500)}!`]) {
      expect(() => print("{{type s}}", s), s).toThrow(/not a ts type/);
    }
    expect(print("{{type s}}", "numeric(12, 2)", "a.sql")).toBe("numeric(12, 2)\n");
    expect(() => print("{{type s}}", "text); drop table x", "a.sql")).toThrow(/sql type/);
  });
});

describe("{{markdown x}}", () => {
  test.each(NASTY.filter((s) => s.trim() !== ""))(
    "%j is left alone by the formatter",
    async (s) => {
      const text = renderText("Start {{markdown s}} end\n\n- item {{markdown s}}", { s }, "a.md");
      expect((await format("a.md", text, {})).code).toBe(text);
    },
  );
});
