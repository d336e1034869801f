import { expect, test } from "vitest";
import { indexName, objectName } from "../../../src/migrations/names.ts";

test("names are those that PostgreSQL gives", () => {
  expect(objectName("orders", ["sku"], "check")).toBe("orders_sku_check");
  expect(objectName("orders", [], "pkey")).toBe("orders_pkey");
  expect(indexName("orders", { columns: ["parent_id"], newest: true })).toBe(
    "orders_parent_id_created_at_id_idx",
  );
});

test("of both parts the longer is cut, to 63 characters", () => {
  const name = objectName("t".repeat(60), ["c".repeat(20)], "check");
  expect(name).toBe(`${"t".repeat(36)}_${"c".repeat(20)}_check`);
  expect(name).toHaveLength(63);
  expect(objectName("t".repeat(60), ["c".repeat(60)], "idx")).toHaveLength(63);
});
