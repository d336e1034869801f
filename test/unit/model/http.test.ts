import { describe, expect, test } from "vitest";
import { routesOf, serviceOf } from "./read.ts";

const routes = (operations: string, entity = "", fields = "sku: string(9) unique, size: int") =>
  routesOf(
    serviceOf(`
entities:
  Order: { fields: { ${fields} }${entity && `, ${entity}`} }
${operations && `operations:\n${operations.replaceAll(/^/gm, "  ")}`}`).operations,
  );
const accepts = "of: Order, accepts: [sku, size], allow: public";

describe("crud", () => {
  test("has the methods of HTTP on the collection and its members", () => {
    expect(routes("", "crud: [create, get, list, replace, update, delete]")).toEqual({
      createOrder: "POST /v1/orders 201",
      getOrder: "GET /v1/orders/{id} 200",
      listOrders: "GET /v1/orders 200",
      replaceOrder: "PUT /v1/orders/{id} 200",
      updateOrder: "PATCH /v1/orders/{id} 200",
      deleteOrder: "DELETE /v1/orders/{id} 204",
    });
  });

  test("has them, whatever operations there are beside", () => {
    const all = routes(
      `placeOrder: { kind: create, ${accepts} }\ncancelOrder: { kind: delete, of: Order, allow: public }`,
      "crud: [create, delete]",
    );
    expect(all).toEqual({
      createOrder: "POST /v1/orders 201",
      deleteOrder: "DELETE /v1/orders/{id} 204",
      placeOrder: "POST /v1/orders/place 201",
      cancelOrder: "POST /v1/orders/{id}/cancel 204",
    });
  });
});

test("paths begin with the first number of the service's version", () => {
  const { operations, protoPackage } = serviceOf(`
version: 3.1.4
entities:
  Order: { crud: [get], fields: { sku: string(9) } }`);
  expect(operations.map(({ http }) => [http.path, http.base])).toEqual([
    ["/v3/orders/{id}", "v3/orders"],
  ]);
  expect(protoPackage).toMatch(/\.v3$/);
});

describe("a create operation", () => {
  test("takes the collection's POST where nothing else has it", () => {
    expect(routes(`placeOrder: { kind: create, ${accepts} }`)).toEqual({
      placeOrder: "POST /v1/orders 201",
    });
  });

  test("beside another has a path of its own", () => {
    const all = `placeOrder: { kind: create, ${accepts} }\nimportOrder: { kind: create, ${accepts} }`;
    expect(routes(all)).toEqual({
      placeOrder: "POST /v1/orders/place 201",
      importOrder: "POST /v1/orders/import 201",
    });
  });

  test("may be given more than is stored", () => {
    const all = routes(`placeOrder: { kind: create, ${accepts}, input: { coupon: string(9) } }`);
    expect(all).toEqual({ placeOrder: "POST /v1/orders 201" });
  });
});

describe("a delete operation", () => {
  test("is the member's DELETE", () => {
    expect(routes("dropOrder: { kind: delete, of: Order, allow: public }")).toEqual({
      dropOrder: "DELETE /v1/orders/{id} 204",
    });
  });

  test.each([
    ["with input", "input: { reason: string(9) }", "/v1/orders/{id}/drop"],
    ["by another key", "by: sku", "/v1/orders/by-sku/{sku}/drop"],
  ])("%s is a POST", (_, more, path) => {
    expect(routes(`dropOrder: { kind: delete, of: Order, ${more}, allow: public }`)).toEqual({
      dropOrder: `POST ${path} 204`,
    });
  });
});

describe("a command", () => {
  const moves = "state: status";
  const fields = "sku: string(9) unique, orderNo: int unique, status: enum(open|shut) = open";
  const shut = "kind: command, of: Order, from: [open], to: shut, allow: public";

  test("is a POST below the member, called by its verb", () => {
    expect(routes(`shutOrder: { ${shut} }`, moves, fields)).toEqual({
      shutOrder: "POST /v1/orders/{id}/shut 200",
    });
  });

  test.each([
    ["sku", "by-sku/{sku}"],
    ["orderNo", "by-order-no/{orderNo}"],
  ])("by %s is below what has it", (by, path) => {
    expect(routes(`shutOrder: { ${shut}, by: ${by} }`, moves, fields)).toEqual({
      shutOrder: `POST /v1/orders/${path}/shut 200`,
    });
  });

  test("that says nothing of its entity keeps its name", () => {
    expect(routes(`closeForGood: { ${shut} }`, moves, fields)).toEqual({
      closeForGood: "POST /v1/orders/{id}/close-for-good 200",
    });
  });

  test("with the verb of another keeps its whole name", () => {
    const all = routes(`shutOrder: { ${shut} }\nshut: { ${shut} }`, moves, fields);
    expect(all).toEqual({
      shutOrder: "POST /v1/orders/{id}/shut-order 200",
      shut: "POST /v1/orders/{id}/shut 200",
    });
  });

  test("has the verb of another entity's", () => {
    const all = routesOf(
      serviceOf(`
entities:
  Order: { state: s, fields: { s: enum(a|b) = a } }
  Parcel: { state: s, fields: { s: enum(a|b) = a } }
operations:
  sendOrder: { kind: command, of: Order, from: [a], to: b, allow: public }
  sendParcel: { kind: command, of: Parcel, from: [a], to: b, allow: public }`).operations,
    );
    expect(Object.values(all)).toEqual([
      "POST /v1/orders/{id}/send 200",
      "POST /v1/parcels/{id}/send 200",
    ]);
  });
});

test("an update operation is a POST: PATCH is for any field", () => {
  const all = "resizeOrder: { kind: update, of: Order, accepts: [size], allow: public }";
  expect(routes(all)).toEqual({ resizeOrder: "POST /v1/orders/{id}/resize 200" });
});

test("no two operations of a service have the same method and path", () => {
  const kinds = ["create", "update", "delete", "command"];
  const operations = ["drop", "dropOrder", "dropOrderOrder", "bySku", "orderBySku"].flatMap(
    (name) =>
      kinds.map((kind) => {
        const more = kind === "create" || kind === "update" ? ", accepts: [sku, size]" : "";
        return `${name}${kind}: { kind: ${kind}, of: Order, allow: public${more} }`;
      }),
  );
  const all = Object.values(
    routes(operations.join("\n"), "crud: [create, get, list, replace, update, delete]"),
  );
  expect(new Set(all).size).toBe(26);
});
