import { describe, expect, test } from "vitest";
import { named, serviceOf } from "./read.ts";

const { entities, operations } = serviceOf(`
entities:
  Order:
    state: status
    fields: { status: "enum(open|paid|shut) = open", note: "string(9)?" }
operations:
  payOrder: { kind: command, of: Order, from: [open], to: paid }
  shutOrder: { kind: command, of: Order, from: [open, paid, shut], to: shut, accepts: [note] }`);

test("an entity begins in its first state", () => {
  expect(entities[0]).toMatchObject({ initialState: "open", state: { name: "status" } });
});

describe("a transition", () => {
  test("is refused from the states that it does not name", () => {
    const pay = named(operations, "payOrder");
    expect(pay.transition).toMatchObject({
      from: ["open"],
      to: "paid",
      start: "open",
      guarded: true,
      refused: ["paid", "shut"],
    });
    expect(pay.refusal).toBe("The order cannot become paid");
  });

  test("from every state is never refused", () => {
    const { transition } = named(operations, "shutOrder");
    expect(transition).toMatchObject({ guarded: false, hasRefused: false, refused: [] });
  });

  test("may store what it accepts", () => {
    const { accepts, passesInput } = named(operations, "shutOrder");
    expect(accepts.map(({ field, nullable }) => [field.name, nullable])).toEqual([["note", true]]);
    expect(passesInput).toBe(true);
  });
});

test("a state that crud may set is a field like any other", () => {
  const service = serviceOf(`
entities:
  Order: { crud: [create, update], state: status, fields: { status: enum(open|shut) = open } }`);
  const given = service.operations.map(({ inputs }) => inputs.map(({ field }) => field.name));
  expect(given).toEqual([["status"], ["status"]]);
});
