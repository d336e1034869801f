import assert from "node:assert/strict";
import { test } from "node:test";
import { createAjv } from "./checks.ts";
import {
  bool,
  date,
  decimal,
  duration,
  enumeration,
  type Infer,
  int,
  json,
  list,
  money,
  nullable,
  object,
  optional,
  pick,
  type Schema,
  set,
  string,
  tidy,
  timestamp,
  uuid,
} from "./fields.ts";

const Order = object({
  id: uuid(),
  sku: string(1, 40),
  total: money(),
  status: enumeration("pending", "paid"),
  note: optional(string(0, 500)),
  tags: set(uuid()),
});
type Order = Infer<typeof Order>;

const order: Order = {
  id: crypto.randomUUID(),
  sku: "a",
  total: { amount: 100, currency: "EUR" },
  status: "paid",
  tags: [],
};

const ajv = createAjv();
const accepts = (schema: Schema<unknown>, ...values: unknown[]) =>
  values.map((value) => ajv.validate(schema, value));

test("an object takes what its type takes, and nothing else", () => {
  assert.deepEqual(
    accepts(
      Order,
      order,
      { ...order, note: "x" },
      { ...order, more: 1 },
      {},
      { ...order, note: null },
    ),
    [true, true, false, false, false],
  );
});

test("picked fields stay optional and can be made nullable", () => {
  const Patch = object({
    ...pick(Order, "id", "note"),
    status: optional(nullable(Order.properties.status)),
  });
  const patch: Infer<typeof Patch> = { id: order.id };
  assert.deepEqual(
    accepts(
      Patch,
      patch,
      { ...patch, note: "n", status: null },
      { note: "n" },
      { ...patch, status: "x" },
    ),
    [true, true, false, false],
  );
});

test("what the database cannot hold is refused", () => {
  const halves = ["\ud83d", "a\udca9b", "\udca9\ud83d"];
  assert.deepEqual(accepts(string(0, 9), "a\u0000b", ...halves, "ab", "💩"), [
    false,
    false,
    false,
    false,
    true,
    true,
  ]);
  assert.deepEqual(accepts(json(), null, {}), [false, true]);
  assert.deepEqual(accepts(uuid(), `urn:uuid:${order.id}`, order.id.toUpperCase()), [false, true]);
  assert.deepEqual(accepts(date(), "0000-01-01", "2023-02-29", "2024-02-29"), [false, false, true]);
  assert.deepEqual(accepts(int(), 2 ** 53, 1.5, -1), [false, false, true]);
  assert.deepEqual(accepts(decimal(4, 2), "123.4", "1.234", "12.3", "-12.34", "1."), [
    false,
    false,
    true,
    true,
    false,
  ]);
});

test("every timestamp that is accepted can be read", () => {
  const good = ["2024-02-29T23:59:59.123456Z", "0001-01-01T00:00:00-01:00", "9999-12-31T23:59:59Z"];
  const bad = [
    "2016-12-31T23:59:60Z",
    "2023-02-29T00:00:00Z",
    "2024-01-01 00:00:00Z",
    "2024-01-01T24:00:00Z",
    "0001-01-01T00:00:00+01:00",
    "9999-12-31T23:59:59-01:00",
    "0000-06-01T00:00:00Z",
  ];
  assert.deepEqual(
    accepts(timestamp(), ...good),
    good.map(() => true),
  );
  assert.deepEqual(
    accepts(timestamp(), ...bad),
    bad.map(() => false),
  );
});

test("durations are those of RFC 3339", () => {
  assert.deepEqual(accepts(duration(), "P1Y2M3DT4H5M6S", "P2W", "PT30M", "P", "PT", "P1YT", "1D"), [
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("a tidy value is as the database returns it", () => {
  const id = order.id.toUpperCase();
  const Row = object({
    id: uuid(),
    at: list(timestamp()),
    price: nullable(decimal(6, 2)),
    ok: bool(),
  });
  assert.deepEqual(
    tidy(Row, { id, at: ["2024-01-01T01:00:00+01:00"], price: "-007.5", ok: true }),
    {
      id: order.id,
      at: ["2024-01-01T00:00:00.000Z"],
      price: "-7.50",
      ok: true,
    },
  );
  assert.deepEqual(tidy(set(uuid()), [id, order.id]), [order.id]);
  assert.equal(tidy(decimal(6, 2), "-0"), "0.00");
});

test("JSON that is too deep to be written again is refused", () => {
  const deep = JSON.parse("[".repeat(5000) + "]".repeat(5000));
  assert.throws(() => tidy(json(), deep), { kind: "invalid" });
});
