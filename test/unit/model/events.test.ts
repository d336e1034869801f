import { describe, expect, test } from "vitest";
import type { EventModel, ServiceModel } from "../../../src/model/types.ts";
import { story } from "../blueprint/story.ts";
import { systemOf } from "./read.ts";

const system = systemOf(story());
const [shop, post] = system.services as [ServiceModel, ServiceModel];
const eventOf = (service: ServiceModel, type: string): EventModel =>
  service.events.find((one) => one.type === type)!;
const names = (fields: readonly { name: string }[]) => fields.map(({ name }) => name);

describe("an event", () => {
  const closed = eventOf(shop, "ThingClosed");

  test("has a topic, a source, a type and a function", () => {
    expect(closed).toMatchObject({
      topic: "test.shop.ThingClosed",
      source: "/test/shop",
      type: "ThingClosed",
      function: "thingClosed",
      summary: "Thing closed",
    });
  });

  test("carries fields of its entity, then those that the operation is given", () => {
    expect(names(closed.fields)).toEqual(["id", "place", "reason", "remark"]);
    expect(names(closed.carried)).toEqual(["id", "place"]);
    expect(names(closed.given)).toEqual(["reason", "remark"]);
    expect(closed.fields[1]).toBe(shop.entities[0]!.fields.find(({ name }) => name === "place"));
    expect(closed.uses.map(({ type }) => type)).toEqual(["Place"]);
  });

  test("knows its key, and whether that is text", () => {
    expect([closed.key.name, closed.keyIsText]).toEqual(["id", true]);
    const counted = systemOf(
      story(["ThingAdded: { of: Thing, key: id", "ThingAdded: { of: Thing, key: size"]),
    );
    const added = eventOf(counted.services[0]!, "ThingAdded");
    expect([added.key.name, added.keyIsText]).toEqual(["size", false]);
  });

  test("has the examples of its entity", () => {
    const [first, second] = shop.entities[0]!.examples as unknown as {
      id: string;
      place: object;
    }[];
    expect(closed.examples).toEqual([
      { id: first!.id, place: first!.place, reason: "reason 1", remark: "remark 1" },
      { id: second!.id, place: second!.place, reason: "reason 2" },
    ]);
    expect(eventOf(shop, "ThingAdded").examples[1]).not.toHaveProperty("note");
  });

  test("is known to what emits it", () => {
    const emits = Object.fromEntries(
      shop.operations.map(({ name, emits: event }) => [name.camel, event?.type ?? null]),
    );
    expect(emits).toEqual({
      createThing: null,
      getThing: null,
      updateThing: "ThingChanged",
      deleteThing: "ThingGone",
      add: "ThingAdded",
      close: "ThingClosed",
    });
    expect(closed.emitters).toEqual([shop.operations.at(-1)]);
  });

  test("carries a reference by the name that it has in a contract", () => {
    const { services } = systemOf(
      story(
        ["pack: { kind: create, of: Parcel,", "pack: { kind: create, of: Parcel, emits: Packed,"],
        [
          "    consumes:\n",
          "    events: { Packed: { of: Parcel, key: thing, carries: [thing, bag, tags] } }\n    consumes:\n",
        ],
      ),
    );
    expect(names(eventOf(services[1]!, "Packed").fields)).toEqual(["thing", "bagId", "tagIds"]);
  });

  test("has a topic that every broker takes, however long the names are", () => {
    const long = (word: string) => word.repeat(40).slice(0, 40);
    const { services } = systemOf(
      story(
        ["name: test", `name: ${long("systemic")}`],
        ["      ThingGone: {", `      ${long("ThingGone")}: {`],
        ["delete: ThingGone }", `delete: ${long("ThingGone")} }`],
        ["shop.ThingGone", `shop.${long("ThingGone")}`],
      ),
    );
    const topics = services[0]!.events.map(({ topic }) => topic.length);
    expect(Math.max(...topics)).toBe(40 + 1 + 4 + 1 + 40);
  });
});

describe("names of events", () => {
  const hostile = (name: string) =>
    eventOf1(
      systemOf(
        story(
          ["      ThingGone: {", `      ${name}: {`],
          ["delete: ThingGone }", `delete: ${name} }`],
          ["shop.ThingGone", `shop.${name}`],
        ),
      ).services[0]!,
    );
  const eventOf1 = ({ events }: ServiceModel) => events.at(-1)!;

  test.each([
    ["Event", "EventEvent", "eventEvent"],
    ["Object", "ObjectEvent", "objectEvent"],
    ["Promise", "PromiseEvent", "promise"],
    ["Class", "Class", "classEvent"],
    ["Delete", "Delete", "deleteEvent"],
    ["Place", "PlaceEvent", "place"],
    ["Money", "MoneyEvent", "moneyEvent"],
    ["EventContract", "EventContractEvent", "eventContract"],
    ["Thing", "Thing", "thingEvent"],
    ["Things", "Things", "thingsEvent"],
    ["Close", "Close", "closeEvent"],
    ["ThingOperations", "ThingOperations", "thingOperationsEvent"],
    ["HTTPDown", "HttpDown", "httpDown"],
  ])("%s give way as types (%s) and as functions (%s)", (name, type, made) => {
    const event = hostile(name);
    expect([event.type, event.function]).toEqual([type, made]);
    expect(event.topic).toBe(`test.shop.${name}`);
  });
});

describe("a system", () => {
  test("with events says so, and which services have to do with them", () => {
    expect([system.usesEvents, system.topicPrefix]).toEqual([true, "test"]);
    const said = ({ hasEvents, emitsEvents, consumesEvents, usesEvents }: ServiceModel) => [
      hasEvents,
      emitsEvents,
      consumesEvents,
      usesEvents,
    ];
    expect([said(shop), said(post)]).toEqual([
      [true, true, false, true],
      [false, false, true, true],
    ]);
    expect(shop.entities[0]!.hasEvents).toBe(true);
    expect(post.entities[0]!.hasEvents).toBe(false);
  });

  test("without events says that too", () => {
    const quiet = systemOf("groundplan: 1\nname: quiet\nservices: { a: {} }\n");
    expect(quiet.usesEvents).toBe(false);
    expect(quiet.services[0]).toMatchObject({ usesEvents: false, events: [], sources: [] });
  });
});
