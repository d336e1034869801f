import assert from "node:assert/strict";
import { test } from "node:test";
import { address, flag, integer, maybe, oneOf, readConfig, text } from "./config.ts";

const readers = {
  PORT: integer(3000, 1, 65_535),
  LEVEL: oneOf(["info", "warn"], "info"),
  DOCS: flag(false),
  DATABASE_URL: address(["postgresql:"]),
  NAME: maybe(text()),
};

test("the environment comes converted, with its defaults", () => {
  const env = { DATABASE_URL: "postgresql://h/d", DOCS: "true", NAME: "" };
  assert.deepEqual(readConfig(readers, env), {
    PORT: 3000,
    LEVEL: "info",
    DOCS: true,
    DATABASE_URL: "postgresql://h/d",
    NAME: undefined,
  });
});

test("every mistake is named at once, and no value", () => {
  const env = { PORT: "70000", LEVEL: "loud", DOCS: "yes", DATABASE_URL: "mysql://me:secret@h/d" };
  assert.throws(
    () => readConfig(readers, env),
    ({ message, mistakes }) => {
      assert.equal(mistakes.length, 4);
      return !message.includes("secret");
    },
  );
});
