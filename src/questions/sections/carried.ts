import { storedSlots, type Slot } from "../../blueprint/slots.ts";
import { toldIn, type Told } from "../changes.ts";
import { listAt, partAt, put, type Draft, type Part } from "../draft.ts";
import { servicesIn } from "../reading.ts";
import { askSome, type Talk } from "../talk.ts";
import { keyOf, pathOfEntity, type Place } from "./place.ts";

const ID = "id";
/** A text that may be longer is not told unless somebody asks for it. */
const SMALL = 200;

/** An event of which only the name was said. */
export const newEvent = ({ entity }: Place): Draft =>
  new Map<string, Part>([
    ["of", entity],
    ["key", ID],
    ["carries", [ID]],
  ]);

/** What each event of an entity carries, and what keeps them in order. */
export async function askCarried(talk: Talk, place: Place): Promise<void> {
  const told = toldIn(talk.draft).filter(
    ({ service, entity }) => service === place.service && entity === place.entity,
  );
  const stored = storedOf(talk, place);
  for (const one of told) await askFields(talk, one, stored);
  await askKey(talk, place, told, stored);
}

/** Everything that is stored of an entity, with what can be a key. */
interface Stored {
  names: readonly string[];
  small: readonly string[];
  keys: readonly string[];
}

function storedOf(talk: Talk, place: Place): Stored {
  const service = servicesIn(talk).find(({ name }) => name.text === place.service)!;
  const entity = service.entities.find(({ name }) => name.text === place.entity)!;
  const stored = storedSlots(entity, service);
  const left = ["createdAt", entity.state?.text];
  const unique = entity.fields.filter((one) => one.unique).map(({ name }) => name.text);
  const where = (is: (slot: Slot, name: string) => boolean) =>
    [...stored].filter(([name, slot]) => is(slot, name)).map(([name]) => name);
  return {
    names: [...stored.keys()],
    small: where((slot, name) => isSmall(slot) && !left.includes(name)),
    keys: where((slot, name) => isKey(slot, unique.includes(name))),
  };
}

function askFields(talk: Talk, told: Told, { names, small, keys }: Stored): Promise<void> {
  const { service, event, verb } = told;
  const at = ["services", service, "events", event];
  return askSome(
    talk,
    `${keyOf(told)}.tells.${verb}.carries`,
    {
      message: `What does ${event} carry?`,
      hint: "whoever reacts to it knows nothing else of it",
      choices: names.map((name) => ({ value: name, label: name, ...typeOf(talk, told, name) })),
      // Of what is gone, its identity is left.
      default: small.filter((name) => verb !== "delete" || keys.includes(name)),
      required: true,
    },
    (carries) => {
      const key = keys.find((name) => carries.includes(name)) ?? ID;
      return put(put(talk.draft, [...at, "carries"], carries), [...at, "key"], key);
    },
  );
}

/** Events of one entity share the key: only so are they in order among each other. */
async function askKey(
  talk: Talk,
  place: Place,
  told: readonly Told[],
  { keys }: Stored,
): Promise<void> {
  const at = (event: string) => ["services", place.service, "events", event];
  const able = keys.filter((key) =>
    told.every(({ event }) => listAt(talk.draft, [...at(event), "carries"]).includes(key)),
  );
  if (able.length < 2) return;
  const key = await talk.ask.select(`${keyOf(place)}.tells.key`, {
    message: `What keeps events of ${place.entity} in order?`,
    hint: "those in which it is the same come one after the other",
    choices: able.map((name) => ({ value: name, label: name, ...typeOf(talk, place, name) })),
    default: able[0]!,
  });
  for (const { event } of told) talk.draft = put(talk.draft, [...at(event), "key"], key);
}

/** What somebody said of a field or relation. */
function typeOf({ draft }: Talk, place: Place, name: string): { hint?: string } {
  const types = ["fields", "relations"].map((key) =>
    partAt(draft, [...pathOfEntity(place), key, name]),
  );
  const type = types.find((one) => typeof one === "string");
  return typeof type === "string" ? { hint: type } : {};
}

/** Always there, and soon read; nothing that tells who somebody is. */
function isSmall({ type, optional }: Slot): boolean {
  switch (type?.kind) {
    case undefined:
    case "text":
    case "json":
    case "list":
    case "value":
    case "url":
    case "email":
      return false;
    case "string":
      return !optional && type.maxLength <= SMALL;
    default:
      return !optional;
  }
}

/** By what an entity is found: its id, or what no other has, where it is always there and short. */
function isKey({ name, type, optional }: Slot, unique: boolean): boolean {
  if (name === ID) return true;
  if (!unique || optional) return false;
  if (type?.kind === "string") return type.minLength > 0;
  return ["uuid", "int", "email", "date"].includes(type?.kind ?? "");
}
