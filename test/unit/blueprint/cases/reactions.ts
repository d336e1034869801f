import type { Case } from "../marked.ts";
import { story } from "../story.ts";
import { given, PACK, packed } from "./given.ts";

const LOSE =
  "shop.ThingGone: { do: lose, with: { thing: event.id, why: gone }, refused: park, missing: ignore }";
const lose = (text: string, ...changes: readonly (readonly [string, string])[]) =>
  story([LOSE, `shop.ThingGone: ${text}`], ...changes);

/** Reactions: to what, by what, with what. */
export const REACTION_CASES: Case[] = [
  [
    "a reaction to an unknown service",
    story(["shop.ThingGone: {", "«shp».ThingGone: {"]),
    "GP1405",
  ],
  ["a reaction to an unknown event", story(["shop.ThingGone: {", "shop.«ThingGon»: {"]), "GP1408"],
  [
    "a reaction by an unknown operation",
    lose("{ do: «loose», with: { thing: event.id, why: gone } }"),
    "GP1404",
  ],
  ["a reaction by crud", lose("{ do: «createParcel», with: { thing: event.id } }"), "GP1404"],
  ["a reaction by nothing", lose("{ «with»: { thing: event.id } }"), "GP1103"],
  ["a reaction that is a word", lose("«lose»"), "GP1104"],
  ["no reaction", story([LOSE, "«shop.ThingGone»: []"]), "GP1103"],
  [
    "two reactions",
    lose(
      "[{ do: lose, with: { thing: event.id, why: gone } , refused: park }, { do: send, with: { thing: event.id, why: gone }, refused: park }]",
    ),
  ],
  [
    "the same reaction twice",
    lose(
      "[{ do: lose, with: { thing: event.id, why: gone }, refused: park }, { do: «lose», with: { thing: event.id, why: again }, refused: park }]",
    ),
    "GP2017",
  ],
  [
    "when, which is to come",
    lose("{ do: lose, with: { thing: event.id, why: gone }, refused: park, «when»: event.id }"),
    "GP1102",
  ],
  [
    "a reaction to an event of its own service",
    story([
      "    events:\n",
      "    consumes: { shop.ThingAdded: { do: close, with: { id: event.id, reason: closed } } }\n    events:\n",
    ]),
  ],
  ["an input that is not there", packed("code: event.code, «colour»: event.code"), "GP2011"],
  ["a relation as an input", packed("code: event.code, «bag»: event.owner"), "GP2011"],
  ["the reference of a relation as an input", packed("code: event.code, bagId: event.owner")],
  [
    "an input of the entity that is not accepted",
    lose("{ do: lose, with: { thing: event.id, why: gone, «code»: x }, refused: park }"),
    "GP2011",
  ],
  ["an input that is missing", packed("size: event.size", ["do: pack,", "do: «pack»,"]), "GP2012"],
  ["all inputs missing", lose("{ do: «lose», refused: park }"), "GP2012"],
  [
    "an input that finds the entity missing",
    lose("{ do: «lose», with: { why: gone }, refused: park }"),
    "GP2012",
  ],
  [
    "a path to what the event does not carry",
    lose("{ do: lose, with: { thing: event.«owner», why: gone }, refused: park }"),
    "GP2013",
  ],
  [
    "a path into a value object",
    packed("code: event.place.city", [
      "city: string(80), zip: string(12)?",
      "city: string(40), zip: string(12)?",
    ]),
  ],
  ["a path into money", given("int", "event.price.amount")],
  ["a path into money that leads nowhere", given("int", "event.price.«cents»"), "GP2013"],
  ["a path into a text", packed("code: event.code.«length»"), "GP2013"],
  ["a path to every object's member", packed("code: event.«constructor»"), "GP2013"],
  ["a path that ends in a point", packed("code: event.code.«»"), "GP2013"],
  ["a path through what may be absent", packed("code: «event.place.zip»"), "GP2014"],
  ["what may be absent for what is needed", given("text", "«event.note»"), "GP2014"],
  ["what may be absent for what may be absent", given("text?", "event.note")],
  ["a number", packed("code: event.code, size: 5")],
  ["a number that is too small", packed("code: event.code, size: «-1»"), "GP2015"],
  ["a number between quotes", packed('code: event.code, size: «"5"»'), "GP2015"],
  [
    "a word for an id",
    lose("{ do: lose, with: { thing: «gone», why: gone }, refused: park }"),
    "GP2015",
  ],
  [
    "a word that the enum does not have",
    lose("{ do: lose, with: { thing: event.id, why: gone, mood: «bad» }, refused: park }"),
    "GP2015",
  ],
  [
    "a word of the enum",
    lose("{ do: lose, with: { thing: event.id, why: gone, mood: sad }, refused: park }"),
  ],
  ["a text that is too long", packed(`code: «${"x".repeat(41)}»`), "GP2015"],
  ["a text that ends a comment", packed('code: "*/ ${x} `y` {{z}}"')],
  ["a text with a mark that nobody sees", packed('code: «"a\\u202eb"»'), "GP1005"],
  ["nothing", packed('code: «""»'), "GP2015"],
  ["some money", packed("code: event.code, price: { amount: 5, currency: EUR }")],
  ["money without a currency", packed("code: event.code, price: { «amount»: 5 }"), "GP2015"],
  [
    "money of no currency",
    packed("code: event.code, price: { amount: 5, currency: «eur» }"),
    "GP2015",
  ],
  ["a value object of words", packed("code: event.code, to: { city: Bonn }")],
  [
    "a value object with an unknown part",
    packed("code: event.code, to: { city: Bonn, «land»: NRW }"),
    "GP2015",
  ],
  ["a list of words", packed("code: event.code, tagIds: [0192f0c1-2d3e-7a4b-8c5d-6e7f80912a3b]")],
  ["a list of wrong words", packed("code: event.code, tagIds: [«x»]"), "GP2015"],
  ["a list for a word", packed("code: «[»x]"), "GP2015"],
  ["JSON", given("json", "{ a: [1, x] }")],
  ["JSON that would change a prototype", given("json", "{ «__proto__»: { a: 1 } }"), "GP2015"],
  [
    "an unknown policy",
    lose("{ do: lose, with: { thing: event.id, why: gone }, refused: «ignor» }"),
    "GP1404",
  ],
  [
    "another operation",
    lose("{ do: lose, with: { thing: event.id, why: gone, mood: sad }, refused: send }"),
  ],
  [
    "another operation that needs more",
    lose("{ do: send, with: { thing: event.id, why: gone }, refused: «pack» }"),
    "GP2012",
  ],
  [
    "the same operation once more",
    lose("{ do: lose, with: { thing: event.id, why: gone }, refused: «lose» }"),
    "GP2016",
  ],
  [
    "missing where something is created",
    story([PACK, "with: { thing: event.id, code: event.code }, missing: «ignore» }"]),
    "GP2016",
  ],
  [
    "a create that stores who calls",
    story(
      ["name: test\n", "name: test\nauth: { users: { kind: oidc } }\n"],
      ["size: int(0..) = 1,", "size: int(0..) = 1, by: uuid = caller.id,"],
      ["do: pack,", "do: «pack»,"],
    ),
    "GP2018",
  ],
  [
    "a create that is given who calls",
    story(
      ["name: test\n", "name: test\nauth: { users: { kind: oidc } }\n"],
      ["size: int(0..) = 1,", "size: int(0..) = 1, by: uuid = caller.id,"],
      ["accepts: [thing,", "accepts: [by, thing,"],
      [PACK, "with: { thing: event.id, code: event.code, by: event.owner } }"],
    ),
  ],
  [
    "an operation that is called as a policy is",
    lose("{ do: «ignore», refused: ignore }", [
      "      lose: {",
      "      ignore: { kind: command, of: Parcel, by: thing, from: [sent], to: lost }\n      lose: {",
    ]),
    "GP2012",
  ],
  [
    "a literal that two operations read differently",
    lose(
      "{ do: lose, with: { thing: event.id, «why»: 5 }, refused: send }",
      ["input: { why: text } }", "input: { why: int } }"],
      [
        "with: { thing: event.id, why: event.reason }, refused: ignore",
        "with: { thing: event.id, why: 1 }, refused: ignore",
      ],
    ),
    "GP2015",
  ],
];
