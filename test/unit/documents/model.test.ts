import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { SequenceLine, SystemModel } from "../../../src/model/types.ts";
import { readBlueprint } from "../../../src/blueprint/index.ts";
import { offerOf } from "../../../src/index.ts";
import { buildModel } from "../../../src/model/index.ts";
import { REAL } from "../plan/plans.ts";
import { SHOP } from "./blueprints.ts";

/** The model of a blueprint that users could write. */
function systemOf(text: string): SystemModel {
  const { blueprint, problems } = readBlueprint(text, "blueprint.yaml", offerOf(REAL));
  if (!blueprint) throw new Error(problems.map(({ message }) => message).join("\n"));
  return buildModel(blueprint);
}

const shop = systemOf(SHOP).documents;
const clinic = systemOf(
  readFileSync(join(import.meta.dirname, "../../blueprints/clinic.yaml"), "utf8"),
).documents;

const KINDS = ["asks", "calls", "returns", "tells", "does", "answers", "waits", "notes"] as const;
const lineText = (line: SequenceLine): string => {
  const kind = KINDS.filter((one) => line[one]).join();
  return [kind, line.from, line.to, line.text].filter(Boolean).join(" ");
};

describe("a use case", () => {
  test("is told with the events between its steps, and nothing twice", () => {
    const [place] = shop.sequences;
    expect(place!.participants.map(({ id, name }) => `${id} ${name}`)).toEqual([
      "user1 customer",
      "service1 orders",
      "service2 payments",
      "service3 shipping",
    ]);
    expect(place!.lines.map(lineText)).toEqual([
      "asks user1 service1 placeOrder",
      "answers service1 user1 order",
      "tells service1 service2 OrderPlaced",
      "does service2 service2 capturePayment",
      "notes service2 service2",
      "tells service2 service1 PaymentCaptured",
      "does service1 service1 payOrder",
      "notes service1 service1",
      "tells service1 service3 OrderPaid",
      "does service3 service3 packParcel",
      "notes service3 service3",
      "tells service3 service1 ParcelPacked",
      "does service1 service1 shipOrder",
      "notes service1 service1",
    ]);
  });

  test("tells of what else follows", () => {
    const texts = shop.sequences[1]!.lines.map(lineText);
    expect(texts).toContain("does service3 service3 voidParcel");
    expect(texts).toContain("does service2 service2 refundPayment");
  });

  test("names who may, where the actor's role may not", () => {
    const [visit] = clinic.sequences;
    expect(visit!.lines.filter(({ asks }) => asks).map(lineText)).toEqual([
      "asks user1 service1 bookVisit",
      "asks user2 service1 checkIn",
      "asks user2 service2 requestSample",
    ]);
    expect(visit!.participants.slice(0, 2).map(({ name }) => name)).toEqual(["patient", "nurse"]);
  });

  test("shows calls, and what nobody can ask for", () => {
    const system = systemOf(`groundplan: 1
name: x
domain: { actors: [guest], useCases: { all: { actor: guest, goal: See., steps: [a.take, a.hide] } } }
services:
  a:
    api: { rest: {} }
    entities: { Thing: { fields: { name: string(9)? } } }
    operations:
      take: { kind: update, of: Thing, accepts: [name], calls: [b.getBox], allow: public }
      hide: { kind: update, of: Thing, accepts: [name] }
  b:
    api: { rest: {} }
    entities: { Box: { crud: [get], allow: { get: public } } }
`);
    expect(system.documents.sequences[0]!.lines.map(lineText)).toEqual([
      "asks user1 service1 take",
      "calls service1 service2 getBox",
      "returns service2 service1",
      "answers service1 user1 thing",
      "waits service1 service1 hide",
    ]);
  });

  test("shows calls of calls before their answers, and no more of them than can be drawn", () => {
    const chain = (length: number, each: number) =>
      systemOf(`groundplan: 1
name: x
domain: { actors: [guest], useCases: { all: { actor: guest, goal: See., steps: [s0.go] } } }
services:
${Array.from({ length }, (_, at) => {
  const next = Array.from({ length: each }, (_each, to) => `s${at + 1}.go${to || ""}`);
  const calls = at + 1 < length ? `calls: [${next.join(", ")}], ` : "";
  const operation = (name: string) =>
    `${name}: { kind: update, of: Thing, accepts: [name], ${calls}allow: public }`;
  return `  s${at}:
    api: { rest: {} }
    entities: { Thing: { fields: { name: string(9)? } } }
    operations: { ${Array.from({ length: each }, (_each, to) => operation(`go${to || ""}`)).join(", ")} }
`;
}).join("")}`).documents.sequences[0]!;
    expect(chain(3, 1).lines.map(lineText)).toEqual([
      "asks user1 service1 go",
      "calls service1 service2 go",
      "calls service2 service3 go",
      "returns service3 service2",
      "returns service2 service1",
      "answers service1 user1 thing",
    ]);
    const many = chain(12, 4);
    expect(many.drawn).toBe(false);
    expect(many.lines.length).toBeLessThan(1000);
  });
});

describe("a state machine", () => {
  test("has every move with its causes, a beginning and ends", () => {
    const [order] = shop.machines;
    const name = new Map(order!.states.map((state) => [state.id, state.name]));
    expect(
      order!.moves.map(({ from, to, operation, events }) =>
        [name.get(from), name.get(to), operation.name.camel, ...events].join(" "),
      ),
    ).toEqual([
      "pending paid payOrder payments.PaymentCaptured",
      "paid shipped shipOrder shipping.ParcelPacked",
      "pending cancelled cancelOrder",
      "paid cancelled cancelOrder",
    ]);
    expect(order!.states.filter(({ initial }) => initial).map((one) => one.name)).toEqual([
      "pending",
    ]);
    expect(order!.states.filter(({ final }) => final).map((one) => one.name)).toEqual([
      "shipped",
      "cancelled",
    ]);
  });
});

describe("classes of data", () => {
  const [personal, health] = clinic.data.classes;

  test("are found in fields, value objects and inputs", () => {
    expect(clinic.data.classes.map(({ name }) => name)).toEqual(["personal", "health"]);
    expect(personal!.kept.map(({ entity, paths }) => [entity.name.pascal, ...paths])).toEqual([
      ["Practitioner", "email"],
      [
        "Visit",
        "patientId",
        "contact.name",
        "contact.reason",
        "contact.phone",
        "contact.email",
        "contact.address",
      ],
    ]);
    expect(health!.passed.map(({ operation, paths }) => [operation.name.camel, ...paths])).toEqual([
      ["finishVisit", "summary"],
    ]);
    expect(clinic.data.declared).toEqual(["personal", "health"]);
  });

  test("are told of, where anybody may read them, and where nobody may delete them", () => {
    expect(personal!.open.map(({ name }) => name.camel)).toEqual([
      "getPractitioner",
      "listPractitioners",
    ]);
    expect(health!.lasting.map(({ name }) => name.pascal)).toEqual(["Sample"]);
  });

  test("that are keys stand in addresses", () => {
    expect(clinic.data.inAddresses.map(({ name }) => name.camel)).toEqual(["removePractitioner"]);
    expect(shop.data.inAddresses).toEqual([]);
  });

  test("go with events", () => {
    expect(
      shop.data.classes[0]!.events.map(({ event, paths }) => [event.name.pascal, ...paths]),
    ).toEqual([
      ["OrderPlaced", "customerId"],
      ["OrderPaid", "shipTo"],
    ]);
  });

  test("hide no word that errors have", () => {
    const { documents } = systemOf(`groundplan: 1
name: x
services:
  a:
    entities:
      Thing:
        fields: { message: { type: text, data: personal }, mood: { type: text, data: health } }
`);
    expect(documents.data.names).toEqual(["mood"]);
  });
});

test("types are spelt as in the blueprint", () => {
  const types = [
    "uuid",
    "string(40)",
    "string(2..40)",
    "int",
    "int(1..9)",
    "int(0..)",
    "int(..7)",
    "decimal(10.2)",
    "enum(a|b)",
    "list(Part)",
    "Part",
    "text",
  ];
  const fields = types.map((type, at) => `f${at}: "${type}"`).join(", ");
  const { documents } = systemOf(`groundplan: 1
name: x
platform: { broker: memory }
services:
  a:
    entities: { Thing: {} }
    values: { Part: { size: int } }
    operations: { make: { kind: create, of: Thing, input: { ${fields} }, emits: Made } }
    events: { Made: { of: Thing, key: id, carries: [id], fields: { ${fields} } } }
`);
  const [made] = documents.catalogue;
  expect(made!.fields.slice(1).map(({ type }) => type)).toEqual(types);
  expect(made!.values.map(({ value }) => value.name.pascal)).toEqual(["Part"]);
});

test("rights tell of roles with what they inherit, and of events", () => {
  const orders = shop.rights.find(({ service }) => service.name.kebab === "orders")!;
  const row = (name: string) => orders.rows.find(({ operation }) => operation.name.camel === name)!;
  expect(
    row("cancelOrder")
      .cells.filter(({ may }) => may)
      .map(({ role }) => role.name),
  ).toEqual(["customer", "support-agent", "admin"]);
  expect(row("payOrder").events).toEqual(["payments.PaymentCaptured"]);
});
