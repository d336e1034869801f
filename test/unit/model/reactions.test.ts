import { describe, expect, test } from "vitest";
import type { MappingModel, ReactionModel, ServiceModel } from "../../../src/model/types.ts";
import { story } from "../blueprint/story.ts";
import { systemOf } from "./read.ts";

const PACK = "with: { thing: event.id, code: event.code }";
const read = (...changes: readonly (readonly [string, string])[]) =>
  systemOf(story(...changes)).services as unknown as [ServiceModel, ServiceModel];
const [shop, post] = read();
const pathOf = ({ path }: MappingModel) =>
  path.map(({ name, optional }) => `${optional ? "?." : "."}${name}`).join("");

describe("a reaction", () => {
  const [pack, send, lose] = post.reactions as [ReactionModel, ReactionModel, ReactionModel];

  test("leads from the event of one service to the operation of another", () => {
    expect(pack.event).toBe(shop.events[0]);
    expect(pack.service).toBe(post);
    expect(pack.operation.name.camel).toBe("pack");
    expect(pack.operation.reactions).toEqual([pack]);
    expect(shop.events[0]!.reactions).toEqual([pack]);
  });

  test("gives inputs what the event tells, or always the same", () => {
    expect(lose.with.map((one) => [one.name, one.isPath, one.isLiteral])).toEqual([
      ["thing", true, false],
      ["why", false, true],
    ]);
    expect(pathOf(lose.with[0]!)).toBe(".id");
    expect(lose.with[1]!.literal).toMatchObject({ isText: true, text: "gone" });
    expect(lose.with[0]!.field).toBe(lose.operation.key);
  });

  test("has the examples of its event", () => {
    const ids = shop.entities[0]!.examples.map((one) => (one as { id: string }).id);
    expect(lose.with.map(({ examples }) => examples)).toEqual([ids, ["gone", "gone"]]);
  });

  test("that says nothing parks what is refused and retries what is missing", () => {
    expect(pack.refused).toMatchObject({ park: true, word: "park", isDefault: true });
    expect(pack.missing).toMatchObject({ retry: true, word: "retry", isDefault: true });
  });

  test("follows what is said otherwise", () => {
    expect(send.refused).toMatchObject({ ignore: true, park: false, isDefault: false });
    expect(lose.refused).toMatchObject({ park: true, isDefault: true });
    expect(lose.missing).toMatchObject({ ignore: true, retry: false, isDefault: false });
  });

  test("may have another operation stand in, which is given what it takes", () => {
    const [, { reactions }] = read([
      "why: gone }, refused: park",
      "why: gone, mood: sad }, refused: send",
    ]);
    const { refused, with: given } = reactions[2]!;
    expect(given.map(({ name }) => name)).toEqual(["thing", "why", "mood"]);
    expect(refused).toMatchObject({ other: true, word: "other", isDefault: false });
    expect(refused.operation!.name.camel).toBe("send");
    expect(refused.with.map(({ name }) => name)).toEqual(["thing", "why"]);
    expect(refused.operation!.reactions).toEqual([reactions[1], reactions[2]]);
  });
});

describe("a path", () => {
  const given = (more: string, ...changes: readonly (readonly [string, string])[]) =>
    read([PACK, `with: { thing: event.id, code: event.code, ${more} }`], ...changes)[1]
      .reactions[0]!.with[2]!;

  test("into a value object goes on where it is there", () => {
    const optional = given(
      "x: event.place.zip",
      ["place: Place, status", "place: Place?, status"],
      ["price, to, bag, tags] }", "price, to, bag, tags], input: { x: text? } }"],
    );
    expect([pathOf(optional), optional.optional]).toEqual([".place?.zip", true]);
    expect(optional.examples).toEqual(["zip 1", null]);
  });

  test("into money always leads somewhere", () => {
    const amount = given("x: event.price.amount", [
      "price, to, bag, tags] }",
      "price, to, bag, tags], input: { x: int } }",
    ]);
    expect([pathOf(amount), amount.optional]).toEqual([".price.amount", false]);
    expect(amount.examples).toEqual([1250, 2500]);
  });

  test("to a value object gives all of it", () => {
    expect(given("to: event.place").examples[0]).toEqual({ city: "city 1", zip: "zip 1" });
  });
});

describe("a source", () => {
  test("is each service that tells something, with the events that are of interest", () => {
    expect(post.sources).toHaveLength(1);
    const [source] = post.sources;
    expect(source).toMatchObject({ variable: "shop", self: false });
    expect(source!.service).toBe(shop);
    expect(source!.consumer).toBe(post);
    expect(source!.events.map(({ type }) => type)).toEqual([
      "ThingAdded",
      "ThingClosed",
      "ThingGone",
    ]);
    expect(source!.reactions).toEqual(post.reactions);
  });

  test("tells of an event once, whatever is done about it", () => {
    const [, { sources, reactions }] = read([
      "shop.ThingGone: { do: lose, with: { thing: event.id, why: gone }, refused: park, missing: ignore }",
      "shop.ThingGone: [{ do: lose, with: { thing: event.id, why: gone }, refused: park }, { do: send, with: { thing: event.id, why: gone }, refused: park }]",
    ]);
    expect(reactions.map(({ event }) => event.type).slice(2)).toEqual(["ThingGone", "ThingGone"]);
    expect(sources[0]!.events).toHaveLength(3);
  });

  test("may be the service itself", () => {
    const [{ sources }] = read([
      "    events:\n",
      "    consumes: { shop.ThingAdded: { do: close, with: { id: event.id, reason: closed } } }\n    events:\n",
    ]);
    expect(sources[0]).toMatchObject({ self: true, variable: "shop" });
  });

  test("is imported under a name that no operations of the service have", () => {
    const text = story().replaceAll(" shop:", " parcels:").replaceAll("shop.", "parcels.");
    const [, other] = systemOf(text).services;
    expect(other!.entities[0]!.variables).toBe("parcels");
    expect(other!.sources[0]!.variable).toBe("parcelsEvents");
  });
});
