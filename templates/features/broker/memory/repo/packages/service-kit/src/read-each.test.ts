import assert from "node:assert/strict";
import { test } from "node:test";
import { integer, readConfig, text } from "./config.ts";
import { readEach } from "./read-each.ts";

const config = (port: number) => (env: Record<string, string | undefined>) =>
  readConfig({ PORT: integer(port, 0, 9999), NAME: text() }, env);
const configs = { ORDERS: config(3001), BIG_ORDERS: config(3002) };

test("what the environment says is said to each service, or to one alone", () => {
  const env = { NAME: "all", PORT_ORDERS: "1", PORT_BIG_ORDERS: "2", NAME_BIG_ORDERS: "big" };
  assert.deepEqual(readEach(configs, env), {
    ORDERS: { PORT: 1, NAME: "all" },
    BIG_ORDERS: { PORT: 2, NAME: "big" },
  });
  assert.deepEqual(readEach(configs, { NAME: "all" }).BIG_ORDERS, { PORT: 3002, NAME: "all" });
});

test("every mistake of all is named, once", () => {
  assert.throws(
    () => readEach(configs, { PORT_ORDERS: "x" }),
    ({ mistakes }) => {
      assert.deepEqual(mistakes, ["PORT must be a whole number from 0 to 9999", "NAME is missing"]);
      return true;
    },
  );
});
