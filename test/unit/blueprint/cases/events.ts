import type { Case } from "../marked.ts";
import { story } from "../story.ts";

const ADDED = "ThingAdded: { of: Thing, key: id, carries: [id, code, owner,";
const CHANGED = "key: code, carries: [code, price]";

/** Events: what they are about, what they carry, and by what. */
export const EVENT_CASES: Case[] = [
  ["a story of events", story()],
  ["an event without its service", story(["shop.ThingAdded: {", "«ThingAdded»: {"]), "GP1408"],
  [
    "an event without `of`",
    story(["ThingGone: { of: Thing, key:", "ThingGone: { «key»:"]),
    "GP1103",
  ],
  [
    "an event of an unknown entity",
    story(["ThingGone: { of: Thing", "ThingGone: { of: «Thin»"]),
    "GP1401",
  ],
  [
    "an event of a value object",
    story(["ThingGone: { of: Thing", "ThingGone: { of: «Place»"]),
    "GP1401",
  ],
  [
    "an event with a name that is no type's",
    story([
      "    events:\n",
      "    events:\n      «thingLost»: { of: Thing, key: id, carries: [id] }\n",
    ]),
    "GP1201",
  ],
  [
    "an event with the name of a device",
    story(["    events:\n", "    events:\n      «Nul»: { of: Thing, key: id, carries: [id] }\n"]),
    "GP1204",
  ],
  [
    "an event with an unknown key",
    story(["ThingGone: { of: Thing, ", "ThingGone: { of: Thing, «topic»: gone, "]),
    "GP1101",
  ],
  [
    "an event that carries what is not there",
    story(["carries: [code, price]", "carries: [code, «prise»]"]),
    "GP1402",
  ],
  [
    "an event that carries something twice",
    story(["carries: [code, price]", "carries: [code, price, «code»]"]),
    "GP1110",
  ],
  [
    "an event that carries a reference",
    story(
      [
        "emits: { update: ThingChanged, delete: ThingGone }",
        "emits: { update: ThingChanged, delete: ThingGone }\n        relations: { box: belongs-to Box, labels: many-to-many Box }",
      ],
      [
        "    values: { Place: { city: string(80), zip: string(12)? } }",
        "      Box: { fields: { name: text } }\n    values: { Place: { city: string(80), zip: string(12)? } }",
      ],
      ["note, place], emits", "note, place, box], emits"],
      ["carries: [id, place]", "carries: [id, place, box, labels]"],
    ),
  ],
  [
    "an event that carries what its entity has many of",
    story(
      [
        "emits: { update: ThingChanged, delete: ThingGone }",
        "emits: { update: ThingChanged, delete: ThingGone }\n        relations: { boxes: has-many Box }",
      ],
      [
        "    values: { Place: { city: string(80), zip: string(12)? } }",
        "      Box: { fields: { name: text } }\n    values: { Place: { city: string(80), zip: string(12)? } }",
      ],
      ["carries: [id, place]", "carries: [id, place, «boxes»]"],
    ),
    "GP1402",
  ],
  [
    "a key that is not there",
    story(["ThingChanged: { of: Thing, key: code", "ThingChanged: { of: Thing, key: «cod»"]),
    "GP1402",
  ],
  [
    "a key that the event does not carry",
    story(["ThingChanged: { of: Thing, key: code", "ThingChanged: { of: Thing, key: «id»"]),
    "GP2003",
  ],
  ["a key that may be absent", story([CHANGED, "key: «note», carries: [note]"]), "GP2003"],
  [
    "a key that may be empty",
    story(
      ["code: string(10) unique", "code: string(0..10) unique"],
      ["code: event.code }", "code: x }"],
      ["ThingChanged: { of: Thing, key: code", "ThingChanged: { of: Thing, key: «code»"],
    ),
    "GP2003",
  ],
  [
    "a key that is money",
    story(["ThingChanged: { of: Thing, key: code", "ThingChanged: { of: Thing, key: «price»"]),
    "GP2003",
  ],
  ["a key that is a number", story([CHANGED, "key: size, carries: [size]"])],
  ["a key that is a word of an enum", story([CHANGED, "key: status, carries: [status]"])],
  [
    "two events that differ by a capital",
    story(
      ["delete: ThingGone }", "delete: ThingGone, create: ThinggOne }"],
      ["    events:\n", "    events:\n      ThinggOne: { of: Thing, key: id, carries: [id] }\n"],
      ["      ThingGone: {", "      «ThingGone»: {"],
    ),
    "GP2006",
  ],
  [
    "events with names that JavaScript has",
    story(
      ["delete: ThingGone }", "delete: Event }"],
      ["      ThingGone: {", "      Event: {"],
      ["shop.ThingGone: {", "shop.Event: {"],
      ["update: ThingChanged,", "update: Promise,"],
      ["      ThingChanged: {", "      Promise: {"],
      ["emits: ThingClosed }", "emits: Constructor }"],
      ["      ThingClosed: {", "      Constructor: {"],
      ["shop.ThingClosed: {", "shop.Constructor: {"],
    ),
  ],
  [
    "an event with the name of a value object",
    story(
      ["delete: ThingGone }", "delete: Place }"],
      ["      ThingGone: {", "      Place: {"],
      ["shop.ThingGone: {", "shop.Place: {"],
    ),
  ],
  [
    "events without a broker",
    story(["platform: { broker: memory }\n", ""], ["      ThingAdded: {", "      «ThingAdded»: {"]),
    "GP2022",
  ],
  [
    "events with a broker that is misspelt",
    story(["broker: memory", "broker: «memroy»"]),
    "GP1107",
  ],
  ["events with no broker", story(["broker: memory", "broker: «none»"]), "GP2022"],
  [
    "a broker without events",
    "groundplan: 1\nname: test\nplatform: { broker: «nats» }\nservices: { a: {} }\n",
    "GP2023",
  ],
  [
    "no broker without events",
    "groundplan: 1\nname: test\nplatform: { broker: none }\nservices: { a: {} }\n",
  ],
  ["a broker that is left to groundplan, with events", story(["broker: memory", "broker: auto"])],
  [
    "a broker that is left to groundplan, without events",
    "groundplan: 1\nname: test\nplatform: { broker: auto }\nservices: { a: {} }\n",
  ],
];
