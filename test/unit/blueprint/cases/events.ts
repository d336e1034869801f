import type { Case } from "../marked.ts";
import { story } from "../story.ts";

const ADDED = "ThingAdded: { of: Thing, key: id, carries: [id, code, owner,";

/** Events, and what emits them. */
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
  [
    "a key that may be absent",
    story([ADDED, `ThingAdded: { of: Thing, key: «note», carries: [id, code, owner,`]),
    "GP2003",
  ],
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
  [
    "a key that is a number",
    story([ADDED, "ThingAdded: { of: Thing, key: size, carries: [id, code, owner,"]),
  ],
  [
    "a key that is a word of an enum",
    story([ADDED, "ThingAdded: { of: Thing, key: status, carries: [id, code, owner,"]),
  ],
  [
    "an event that nobody emits",
    story([
      "    events:\n",
      "    events:\n      «ThingLost»: { of: Thing, key: id, carries: [id] }\n",
    ]),
    "GP2001",
  ],
  [
    "an event that nobody consumes",
    story([
      "      shop.ThingGone: { do: lose, with: { thing: event.id, why: gone }, refused: park, missing: ignore }\n",
      "",
    ]),
  ],
  [
    "an unknown event emitted",
    story(["delete: ThingGone }", "delete: ThingGone, create: «ThingAded» }"]),
    "GP1408",
  ],
  [
    "an event of another service emitted",
    story(["input: { why: text } }", "input: { why: text }, emits: «ThingAdded» }"]),
    "GP1408",
  ],
  [
    "an event of another service emitted by its whole name",
    story(["input: { why: text } }", "input: { why: text }, emits: «shop.ThingAdded» }"]),
    "GP1408",
  ],
  [
    "an event of another entity emitted",
    story(
      [
        "Bag: { fields: { name: text } }",
        "Bag: { crud: [create], emits: { create: «Sent» }, fields: { name: text } }",
      ],
      ["input: { why: text } }", "input: { why: text }, emits: Sent }"],
      [
        "    consumes:\n",
        "    events: { Sent: { of: Parcel, key: thing, carries: [thing] } }\n    consumes:\n",
      ],
    ),
    "GP2002",
  ],
  [
    "a verb that emits and is not in crud",
    story(["delete: ThingGone }", "delete: ThingGone, «replace»: ThingChanged }"]),
    "GP2007",
  ],
  [
    "a verb that emits and changes nothing",
    story(["delete: ThingGone }", "delete: ThingGone, «get»: ThingChanged }"]),
    "GP1105",
  ],
  [
    "one of several events, which is to come",
    story(
      ["emits: ThingAdded }", "emits: { «oneOf»: [ThingAdded, ThingClosed] } }"],
      ["delete: ThingGone }", "delete: ThingGone, create: ThingAdded }"],
    ),
    "GP1102",
  ],
  [
    "a list of events",
    story(
      ["emits: ThingAdded }", "emits: «[»ThingAdded] }"],
      ["delete: ThingGone }", "delete: ThingGone, create: ThingAdded }"],
    ),
    "GP1104",
  ],
  [
    "a field of an event that nothing gives",
    story([
      "input: { reason: string(200), remark: text? }, emits: ThingClosed",
      "input: { remark: text? }, emits: «ThingClosed»",
    ]),
    "GP2004",
  ],
  [
    "a field of an event that crud does not give",
    story(
      [
        "ThingGone: { of: Thing, key: id, carries: [id] }",
        "ThingGone: { of: Thing, key: id, carries: [id], fields: { reason: text } }",
      ],
      ["delete: ThingGone }", "delete: «ThingGone» }"],
    ),
    "GP2004",
  ],
  [
    "a field of an event that is given with another type",
    story(["fields: { reason: string(200), remark", "fields: { «reason»: string(100), remark"]),
    "GP2004",
  ],
  [
    "a field of an event that is given as something wider",
    story(["fields: { reason: string(200), remark", "fields: { reason: text, remark"]),
  ],
  [
    "a field of an event that may not be given",
    story(["remark: text? } }\n      ThingChanged", "«remark»: text } }\n      ThingChanged"]),
    "GP2004",
  ],
  [
    "a field of an event that is stored and may be null",
    story(
      ["from: [open], to: closed, input", "from: [open], to: closed, accepts: [note], input"],
      [
        "remark: text? } }\n      ThingChanged",
        "remark: text?, «note»: text? } }\n      ThingChanged",
      ],
    ),
    "GP2004",
  ],
  [
    "a field of an event that the event carries",
    story(
      [
        "carries: [id, place], fields: { reason",
        "carries: [id, place, note], fields: { «note»: text?, reason",
      ],
      ["input: { reason: string(200)", "accepts: [note], input: { reason: string(200)"],
    ),
    "GP2005",
  ],
  [
    "a field of an event of an unknown type",
    story(["fields: { reason: string(200), remark", "fields: { reason: «Reason», remark"]),
    "GP1403",
  ],
  [
    "a field of an event that is unique",
    story(
      [
        "remark: text? } }\n      ThingChanged",
        "«remark»: string(9)? unique } }\n      ThingChanged",
      ],
      ["remark: text? }, emits", "remark: string(9)? }, emits"],
    ),
    "GP1311",
  ],
  [
    "a field of an event with a default",
    story(["fields: { reason: string(200), remark", "fields: { reason: string(200) = «x», remark"]),
    "GP1102",
  ],
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
];
