import { expect, test } from "vitest";
import { readFields, readNames, readRoles, readTransitions } from "../../../src/questions/lines.ts";

test("names are separated by commas", () => {
  expect(readNames(" one,two , three,")).toEqual({ value: ["one", "two", "three"] });
  expect(readNames("one, one")).toEqual({ wrong: "`one` is there twice." });
  expect(readNames(" , ")).toEqual({ wrong: "Name at least one." });
});

test("a role stands before those whose rights it has too", () => {
  expect(readRoles("member, admin > member|guest")).toEqual({
    value: [
      { name: "member", inherits: [] },
      { name: "admin", inherits: ["member", "guest"] },
    ],
  });
  expect(readRoles("")).toEqual({ value: [] });
  expect(readRoles("a > b, a")).toEqual({ wrong: "`a` is there twice." });
  expect(readRoles("admin >")).toHaveProperty("wrong");
});

test("a field is a name and a type, and a type may hold a colon", () => {
  expect(readFields("sku: string(40) unique, at: timestamp = now, t: enum(a:b)")).toEqual({
    value: [
      { name: "sku", type: "string(40) unique" },
      { name: "at", type: "timestamp = now" },
      { name: "t", type: "enum(a:b)" },
    ],
  });
  expect(readFields("a: enum(x, y)?, b: list(decimal(10, 2)), c: text")).toEqual({
    value: [
      { name: "a", type: "enum(x, y)?" },
      { name: "b", type: "list(decimal(10, 2))" },
      { name: "c", type: "text" },
    ],
  });
  expect(readFields("a: enum(x, b: text")).toEqual({
    value: [
      { name: "a", type: "enum(x" },
      { name: "b", type: "text" },
    ],
  });
  expect(readFields("a: text, a: date")).toEqual({ wrong: "`a` is there twice." });
  expect(readFields("code string(12)")).toEqual({
    wrong: "Write name: type, such as code: string(12).",
  });
  expect(readFields("sku")).toEqual({ wrong: "Write name: type, such as sku: string(80)." });
  expect(readFields("")).toEqual({ wrong: "Name at least one field." });
});

test("a transition leads from one or more states to one", () => {
  expect(readTransitions("pay: open > paid, cancel: open|paid > gone")).toEqual({
    value: [
      { verb: "pay", from: ["open"], to: "paid" },
      { verb: "cancel", from: ["open", "paid"], to: "gone" },
    ],
  });
  expect(readTransitions("take out: a > b")).toEqual({
    wrong: "A verb is one word: write takeOut for `take out`.",
  });
  expect(readTransitions("go: a > b, go: b > c")).toEqual({ wrong: "`go` is there twice." });
  expect(readTransitions("")).toEqual({ value: [] });
  for (const line of ["pay", "pay: open", "pay: > paid", "pay: open > paid > gone", ": a > b"])
    expect(readTransitions(line), line).toHaveProperty("wrong");
});

test("a chain of roles is asked for once more: it does not say who may what", () => {
  expect(readRoles("member, clerk > member, admin > clerk > member")).toEqual({
    wrong: "Write role, or role > those whose rights it has too: admin > member|clerk.",
  });
});
