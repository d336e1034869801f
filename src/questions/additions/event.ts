import { storedSlots } from "../../blueprint/slots.ts";
import { CHANGES } from "../../blueprint/types.ts";
import { listAt, mapAt, namesAt, partAt, put, type Draft, type Part } from "../draft.ts";
import { servicesIn } from "../reading.ts";
import { newEvent } from "../sections/carried.ts";
import { withCarrier } from "../sections/carrier.ts";
import { pathOfEntity, type Place } from "../sections/place.ts";
import { eventNameOf } from "../sections/tells.ts";
import { askLine, type Talk } from "../talk.ts";
import { askEntity, askOne, newName } from "./place.ts";

/** An event more: what brings it about, what it is called and what it carries. */
export async function askNewEvent(talk: Talk): Promise<void> {
  const place = await askEntity(talk, "What does it happen to?");
  const silent = silentOf(talk.draft, place);
  const by = await askOne(talk, "by", "What brings it about?", [...silent.keys()]);
  const at = ["services", place.service, "events"];
  const carries = await talk.ask.checkbox("carries", {
    message: "What does it carry?",
    hint: "its id always; whoever reacts to it knows nothing else of it",
    choices: storedOf(talk, place).map((name) => ({ value: name, label: name })),
    default: [],
    empty: "its id alone",
  });
  await askLine(
    talk,
    "event-name",
    {
      message: "What is the event called?",
      hint: "in the past tense",
      default: eventNameOf(place.entity, verbOf(by, place.entity)),
    },
    newName(namesAt(talk.draft, at), (name) => {
      const event = new Map<string, Part>([...newEvent(place), ["carries", ["id", ...carries]]]);
      const told = put(talk.draft, silent.get(by) ?? [], name);
      return withCarrier(talk, put(told, [...at, name], event));
    }),
  );
}

/** What happens: an operation says it before the entity's name. */
const verbOf = (by: string, entity: string): string =>
  by.endsWith(entity) ? by.slice(0, -entity.length) : by;

/** What changes the entity and tells nobody, with the path where it would be said. */
function silentOf(draft: Draft, place: Place): Map<string, readonly string[]> {
  const at = pathOfEntity(place);
  const operations = ["services", place.service, "operations"];
  const crud = listAt(draft, [...at, "crud"]);
  const all: (readonly [string, readonly string[]])[] = [
    ...CHANGES.filter((verb) => crud.includes(verb)).map(
      (verb) => [verb, [...at, "emits", verb]] as const,
    ),
    ...[...mapAt(draft, operations)]
      .filter(([, said]) => said instanceof Map && said.get("of") === place.entity)
      .map(([name]) => [name, [...operations, name, "emits"]] as const),
  ];
  return new Map(all.filter(([, path]) => partAt(draft, path) === undefined));
}

function storedOf(talk: Talk, place: Place): string[] {
  const service = servicesIn(talk).find(({ name }) => name.text === place.service)!;
  const entity = service.entities.find(({ name }) => name.text === place.entity)!;
  return [...storedSlots(entity, service).keys()].filter((name) => name !== "id");
}
