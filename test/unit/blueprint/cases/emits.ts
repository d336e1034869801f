import type { Case } from "../marked.ts";
import { story } from "../story.ts";

/** What emits an event, and gives its fields. */
export const EMIT_CASES: Case[] = [
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
];
