import { operation, service, thing, type Case } from "../marked.ts";

const TOP = "groundplan: 1\nname: x\n";
const ROLES = "auth: { users: { kind: oidc }, roles: { reader: [] } }\n";
const plain = (rest: string) =>
  `${TOP}services:\n  main: { entities: { Thing: { fields: { a: text } } }, operations: { add: { kind: create, of: Thing, accepts: [a] } } }\n${rest}`;
const useCase = (body: string) =>
  plain(`domain: { actors: [clerk], useCases: { work: { ${body} } } }\n`);

/** Words that refer to something, and keys. */
export const REFERENCE_CASES: Case[] = [
  ["a use case", useCase("actor: clerk, goal: Work., steps: [main.add, main.add]")],
  [
    "a use case of an unknown actor",
    useCase("actor: «clrk», goal: Work., steps: [main.add]"),
    "GP1407",
  ],
  [
    "a step in an unknown service",
    useCase("actor: clerk, goal: Work., steps: [«mian.add»]"),
    "GP1405",
  ],
  [
    "a step that is no operation",
    useCase("actor: clerk, goal: Work., steps: [«main.ad»]"),
    "GP1404",
  ],
  ["a step without service", useCase("actor: clerk, goal: Work., steps: [«add»]"), "GP1404"],
  [
    "a step that is crud",
    useCase("actor: clerk, goal: Work., steps: [«main.listThings»]"),
    "GP1404",
  ],
  ["an actor that is no role", plain("domain: { actors: [clerk] }\n")],
  ["an actor twice", plain("domain: { actors: [clerk, «clerk»] }\n"), "GP1110"],
  [
    "a use case without goal",
    plain("domain: { actors: [clerk], useCases: { work: { «actor»: clerk, steps: [] } } }\n"),
    "GP1103",
  ],
  ["no services", "«groundplan»: 1\nname: x\n", "GP1103"],
  ["no service", `${TOP}services: «{»}\n`, "GP1103"],
  ["an unknown key", plain("«servises»: {}\n"), "GP1101"],
  [
    "an unknown key with a place of its own",
    service("entities: { Thing: { «feilds»: { a: text } } }"),
    "GP1101",
  ],
  ["sagas, which are to come", plain("«sagas»: {}\n"), "GP1102"],
  ["queues, which are to come", service("«queues»: { packing: { do: main.pack } }"), "GP1102"],
  ["a filter, which is to come", thing("fields: { a: text }\n«filter»: [a]"), "GP1102"],
  [
    "a time to recover, which is to come",
    plain("qualities: { «recoveryTimeMinutes»: 30 }\n"),
    "GP1102",
  ],
  ["an axis that is not offered", plain("platform: { «cache»: redis }\n"), "GP1107"],
  ["a feature that is not offered", plain("platform: { database: «mongodb» }\n"), "GP1107"],
  ["auto, where nothing decides", plain("platform: { database: «auto» }\n"), "GP1107"],
  ["a style that is not offered", service("api: { rest: {}, «soap»: {} }"), "GP1107"],
  [
    "an option of a style, which is to come",
    service("api: { rest: { «versioning»: url } }"),
    "GP1102",
  ],
  [
    "a way to know users that is not offered",
    plain("auth: { users: { kind: «saml» } }\n"),
    "GP1107",
  ],
  ["nobody has an account", plain("auth: { users: { kind: none } }\n")],
  [
    "a role that inherits an unknown one",
    plain("auth: { users: { kind: oidc }, roles: { a: [«b»] } }\n"),
    "GP1406",
  ],
  [
    "roles that inherit each other",
    plain("auth: { users: { kind: oidc }, roles: { a: [b], b: [«a»] } }\n"),
    "GP1603",
  ],
  [
    "a role that inherits itself",
    plain("auth: { users: { kind: oidc }, roles: { a: [«a»] } }\n"),
    "GP1603",
  ],
  [
    "a role that inherits twice by two ways",
    plain("auth: { users: { kind: oidc }, roles: { a: [b, c], b: [d], c: [d], d: [] } }\n"),
  ],
  [
    "an unknown role",
    thing("crud: [get]\nallow: { get: [«raeder»] }\nfields: { a: text }"),
    "GP1406",
  ],
  [
    "a role without users",
    plain("").replace("accepts: [a]", "accepts: [a], allow: [«reader»]"),
    "GP1602",
  ],
  [
    "a role where nobody has an account",
    plain("auth: { users: { kind: none }, roles: { reader: [] } }\n").replace(
      "accepts: [a]",
      "accepts: [a], allow: [«reader»]",
    ),
    "GP1602",
  ],
  ["public without users", plain("").replace("accepts: [a]", "accepts: [a], allow: public")],
  [
    "a role as a word",
    plain(ROLES).replace("accepts: [a]", "accepts: [a], allow: «reader»"),
    "GP1104",
  ],
  [
    "public in a list",
    plain(ROLES).replace("accepts: [a]", "accepts: [a], allow: [«public»]"),
    "GP1104",
  ],
  [
    "one's own, which is to come",
    plain(ROLES).replace("accepts: [a]", "accepts: [a], allow: [«reader.own»]"),
    "GP1102",
  ],
  [
    "the caller by default, without users",
    plain("").replace("a: text", "a: text = «caller.id»"),
    "GP1312",
  ],
  ["the caller by default", plain(ROLES).replace("a: text", "a: text = caller.id")],
  [
    "allow for what crud has not",
    thing("crud: [get]\nallow: { «list»: public }\nfields: { a: text }"),
    "GP1601",
  ],
  ["an unknown verb", thing("crud: [get, «remove»]\nfields: { a: text }"), "GP1105"],
  ["an entity of its own", service("entities: { Thing: {} }")],
  ["an operation on an unknown entity", operation("run: { kind: command, of: «Thign» }"), "GP1401"],
  ["an operation on a value object", operation("run: { kind: command, of: «Value» }"), "GP1401"],
  ["an operation of an unknown kind", operation("run: { kind: «comand», of: Thing }"), "GP1105"],
  ["an operation of a kind to come", operation("run: { kind: «query», returns: x }"), "GP1102"],
  ["an operation without entity", operation("run: { «kind»: command }"), "GP1103"],
  ["an operation that is a word", operation("«run»: command"), "GP1104"],
];
