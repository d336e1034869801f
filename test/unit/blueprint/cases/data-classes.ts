import { type Case, field, thing } from "../marked.ts";
import { story } from "../story.ts";

const MARKED = "fields: { mail: { type: email, data: personal } }";

/** A blueprint with these qualities, in which a field holds personal data, or none does. */
const held = (qualities: string, fields = MARKED): string =>
  thing(fields).replace("services:", `qualities: { ${qualities} }\nservices:`);

/** Classes of data: where they may stand, and that each has an effect. */
export const DATA_CASES: Case[] = [
  ["a field of a class", thing(MARKED)],
  ["an unknown class", field("mail: { type: email, data: «personnal» }"), "GP1105"],
  ["a class that is no word", field("mail: { type: email, data: «[»personal] }"), "GP1104"],
  ["a class that a field holds", held("data: [personal]")],
  ["a class that no field holds", held("data: [personal, «health»]"), "GP2301"],
  ["classes, and nothing is marked", held("data: [«personal»]", "fields: {}"), "GP2301"],
  ["no class at all", held("«data»: []", "fields: {}"), "GP2301"],
  ["an unknown class among the qualities", held("data: [personal, «secret»]"), "GP1105"],
  [
    "a field of a class that the qualities leave out",
    held(
      "data: [personal]",
      "fields: { mail: { type: email, data: personal }, «pin»: { type: text, data: credentials } }",
    ),
    "GP2302",
  ],
  [
    "an input of such a class",
    held("data: [personal]").replace(
      "values:",
      "operations: { call: { kind: command, of: Thing, input: { «at»: { type: text, data: health } } } }\n    values:",
    ),
    "GP2302",
  ],
  [
    "an event with a key of a class",
    story(
      ["code: string(10) unique", "code: { type: string(10), unique: true, data: personal }"],
      ["ThingChanged: { of: Thing, key: code,", "ThingChanged: { of: Thing, key: «code»,"],
    ),
    "GP2303",
  ],
];
