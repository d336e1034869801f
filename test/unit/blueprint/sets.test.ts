import { describe, expect, test } from "vitest";
import { applySets } from "../../../src/blueprint/index.ts";

const TEXT = `# The shop.
groundplan: 1
name: shop   # three blanks
platform: { database:   postgresql }
services:
  orders:    # takes orders
    purpose: "Takes orders"
    api: { rest: {} }
`;

const set = (...sets: string[]) => applySets(TEXT, sets);

describe("--set", () => {
  test("replaces a word in its place and leaves every other byte", () => {
    expect(set("name=store").text).toBe(TEXT.replace("name: shop", "name: store"));
    expect(set("platform.database=mysql").text).toBe(TEXT.replace("postgresql", "mysql"));
  });

  test("quotes what would be read as something else", () => {
    expect(set("services.orders.purpose=a: b # c").text).toContain('purpose: "a: b # c"');
  });

  test("adds what is not there where the language has it, as its neighbours look, and leaves every other byte", () => {
    const { text, problems } = set("auth.users.kind=oidc", "qualities.p99Milliseconds=250");
    expect(problems).toEqual([]);
    const [auth, qualities] = [
      "auth:\n  users: { kind: oidc }\n",
      "qualities:\n  p99Milliseconds: 250\n",
    ];
    expect(text).toBe(
      TEXT.replace("platform: {", `${qualities}platform: {`).replace(
        "services:",
        `${auth}services:`,
      ),
    );
  });

  test("takes lists and maps", () => {
    expect(set("services.orders.api={ rest: {}, grpc: {} }").text).toContain(
      "api: { rest: {}, grpc: {} }",
    );
  });

  test("begins an empty text", () => {
    expect(applySets("", ["name=shop"]).text).toBe("name: shop\n");
  });

  test.each([
    ["name", 1],
    ["=x", 1],
    ["a..b=x", 1],
    ["__proto__.x=1", 1],
    ["name[0]=x", 1],
    [`${"a.".repeat(50)}b=x`, 1],
    ["name=[a", 6],
    [`name=${"[".repeat(100_000)}`, 6],
  ])("refuses %.30s", (argument, column) => {
    const { text, problems } = set("name=store", argument);
    expect(text).toBe(TEXT);
    expect(problems).toMatchObject([{ code: "GP1901", file: "--set", line: 1, column }]);
  });

  test("refuses a way through a word", () => {
    expect(set("name.first=x").problems).toMatchObject([{ code: "GP1902" }]);
  });

  test.each(["name: [", "{".repeat(1e6), "a: &a [*a]"])(
    "leaves what cannot be read: %.10s",
    (text) => {
      expect(applySets(text, ["name=shop"]).problems).toEqual([]);
    },
  );
});
