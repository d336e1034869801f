import { storedSlots } from "../../blueprint/slots.ts";
import { namesAt, put, type Part } from "../draft.ts";
import { servicesIn } from "../reading.ts";
import { askWho } from "../sections/access.ts";
import type { Place } from "../sections/place.ts";
import { askLine, type Talk } from "../talk.ts";
import { askEntity, askOne, newName } from "./place.ts";

const KINDS = [
  {
    value: "command",
    label: "command",
    hint: "does something to one, such as lead to another state",
  },
  { value: "create", label: "create", hint: "makes one" },
  { value: "update", label: "update", hint: "changes some of its fields" },
  { value: "delete", label: "delete", hint: "takes one out" },
];

/** An operation more: what it does to what, what it is given, and who may. */
export async function askNewOperation(talk: Talk): Promise<void> {
  const place = await askEntity(talk, "What is it about?");
  const kind = await talk.ask.select("kind", {
    message: "What does it do?",
    choices: KINDS,
    default: "command",
  });
  const stored = givableOf(talk, place);
  const accepts =
    kind === "delete" || stored.length === 0
      ? []
      : await talk.ask.checkbox("accepts", {
          message: "What does the caller give?",
          empty: "nothing",
          choices: stored.map((name) => ({ value: name, label: name })),
          default: kind === "create" ? stored : [],
        });
  const moves = kind === "command" ? await askMove(talk, place) : [];
  const at = ["services", place.service, "operations"];
  const said = new Map<string, Part>([
    ["kind", kind],
    ["of", place.entity],
    ...(accepts.length > 0 ? [["accepts", accepts] as const] : []),
    ...moves,
    ["allow", "public"],
  ]);
  let path: readonly string[] = at;
  await askLine(
    talk,
    "operation-name",
    { message: "What is the operation called?", hint: `such as keep${place.entity}` },
    newName(namesAt(talk.draft, at), (name) => {
      path = [...at, name, "allow"];
      return put(talk.draft, [...at, name], said);
    }),
  );
  const roles = namesAt(talk.draft, ["auth", "roles"]);
  if (roles.length > 0)
    await askWho(talk, "who", "Who may do it?", [], (who) =>
      put(talk.draft, path, who.includes("*") ? "public" : who),
    );
}

/** What a caller may give: all that is stored but what the server gives. */
function givableOf(talk: Talk, place: Place): string[] {
  const service = servicesIn(talk).find(({ name }) => name.text === place.service)!;
  const entity = service.entities.find(({ name }) => name.text === place.entity)!;
  const server = ["id", "createdAt", entity.state?.text];
  return [...storedSlots(entity, service).keys()].filter((name) => !server.includes(name));
}

/** From which states it goes to which, where the entity has some. */
async function askMove(talk: Talk, place: Place): Promise<(readonly [string, Part])[]> {
  const service = servicesIn(talk).find(({ name }) => name.text === place.service);
  const entity = service?.entities.find(({ name }) => name.text === place.entity);
  const field = entity?.fields.find(({ name }) => name.text === entity.state?.text);
  const states = field?.type?.kind === "enum" ? field.type.values : [];
  if (states.length < 2) return [];
  const from = await talk.ask.checkbox("from", {
    message: "In which states may it be done?",
    choices: states.map((name) => ({ value: name, label: name })),
    default: [...states],
    required: true,
  });
  return [
    ["from", from],
    ["to", await askOne(talk, "to", "To which does it lead?", states)],
  ];
}
