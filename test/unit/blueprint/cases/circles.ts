import type { Case } from "../marked.ts";
import { story } from "../story.ts";

const PACK =
  "pack: { kind: create, of: Parcel, accepts: [thing, code, size, price, to, bag, tags] }";
const SEND =
  "send: { kind: command, of: Parcel, by: thing, from: [packed], to: sent, input: { why: text } }";
const POST_EVENTS = (events: string): readonly [string, string] => [
  "    consumes:\n",
  `    events: { ${events} }\n    consumes:\n`,
];
const SHOP = (reactions: string): readonly [string, string] => [
  "    events:\n",
  `    consumes: { ${reactions} }\n    events:\n`,
];
const SENT = "Sent: { of: Parcel, key: thing, carries: [thing, code, size] }";
const LOSE =
  "      shop.ThingGone: { do: lose, with: { thing: event.id, why: gone }, refused: park, missing: ignore }\n";
const THING =
  "code: x, owner: event.thing, size: 1, price: { amount: 1, currency: EUR }, place: { city: X }";

/** Events that cause each other, and reactions that come too late. */
export const CIRCLE_CASES: Case[] = [
  [
    "events that cause each other for ever",
    story(
      [PACK, PACK.replace(" }", ", emits: Sent }")],
      POST_EVENTS(SENT),
      SHOP(`post.Sent: { do: «add», with: { ${THING} } }`),
    ),
    "GP2021",
  ],
  [
    "an event that causes itself for ever",
    story(
      SHOP(
        `shop.ThingAdded: { do: «add», with: { code: event.code, owner: event.owner, size: 1, price: event.price, place: event.place } }`,
      ),
    ),
    "GP2021",
  ],
  [
    "events that cause each other by another operation",
    story(
      [PACK, PACK.replace(" }", ", emits: Sent }")],
      POST_EVENTS(SENT),
      SHOP(
        `post.Sent: { do: «close», with: { id: event.thing, reason: x, ${THING} }, refused: add, missing: park }`,
      ),
    ),
    "GP2021",
  ],
  [
    "events that cause each other until a state has changed",
    story(
      [SEND, SEND.replace(" } }", " }, emits: Sent }")],
      POST_EVENTS(SENT),
      SHOP(`post.Sent: { do: close, with: { id: event.thing, reason: x } }`),
    ),
  ],
  [
    "events that change a state to and fro for ever",
    story(
      SHOP(
        "shop.ThingClosed: { do: «reopen», with: { id: event.id }, refused: park }, shop.ThingReopened: { do: close, with: { id: event.id, reason: x }, refused: park }",
      ),
      [
        "      close: {",
        "      reopen: { kind: command, of: Thing, from: [closed], to: open, emits: ThingReopened }\n      close: {",
      ],
      [
        "      ThingGone: {",
        "      ThingReopened: { of: Thing, key: id, carries: [id] }\n      ThingGone: {",
      ],
    ),
    "GP2021",
  ],
  [
    "a state that stays what it is for ever",
    story(
      SHOP("shop.ThingPoked: { do: «poke», with: { id: event.id } }"),
      [
        "      close: {",
        "      poke: { kind: command, of: Thing, from: [open], to: open, emits: ThingPoked }\n      close: {",
      ],
      [
        "      ThingGone: {",
        "      ThingPoked: { of: Thing, key: id, carries: [id] }\n      ThingGone: {",
      ],
    ),
    "GP2021",
  ],
  [
    "a reaction that another may overtake",
    story(
      ["why: event.reason }, refused: ignore }", "why: event.reason } }"],
      ["do: send,", "do: «send»,"],
    ),
    "GP2031",
  ],
  [
    "a reaction that a caller may overtake",
    story(
      [LOSE, ""],
      ["why: event.reason }, refused: ignore }", "why: event.reason } }"],
      ["do: send,", "do: «send»,"],
      ["mood: enum(sad|glad)? } }", "mood: enum(sad|glad)? }, allow: public }"],
    ),
    "GP2031",
  ],
  [
    "a reaction that is called from two sides",
    story(
      ["refused: park, missing: ignore", "missing: ignore"],
      ["do: lose,", "do: «lose»,"],
      ["do: send, with", "do: pack, with"],
      ["why: event.reason }, refused: ignore }", "code: x } }"],
      [SEND, SEND.replace("input", "allow: public, input")],
    ),
    "GP2031",
  ],
  [
    "events of one entity with different keys, to which one service reacts",
    story(["key: id, carries: [id, place]", "key: «code», carries: [id, code, place]"]),
    "GP2032",
  ],
  [
    "a reaction that nobody can overtake",
    story(["why: event.reason }, refused: ignore }", "why: event.reason } }"], [LOSE, ""]),
  ],
];
