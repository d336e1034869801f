import { cased } from "../../blueprint/cases.ts";
import { changesOf, type Change } from "../changes.ts";
import { namesAt, partAt, put, type Draft } from "../draft.ts";
import { readTold, type Told } from "../lines.ts";
import { pastOf } from "../past-tense.ts";
import { askLine, reading, type Talk } from "../talk.ts";
import { withCarrier } from "./carrier.ts";
import { askCarried, newEvent } from "./carried.ts";
import { keyOf, shownIn, type Place } from "./place.ts";

/** What other services hear of an entity. Where there is one service, nobody hears. */
export async function askTells(talk: Talk, place: Place): Promise<void> {
  const changes = changesOf(talk.draft, place);
  const alone = namesAt(talk.draft, ["services"]).length < 2;
  if (alone || changes.length === 0 || talk.offer.carriers.size === 0) return;
  const key = `${keyOf(place)}.tells`;
  const chosen = await talk.ask.checkbox(key, {
    message: `What do other services hear of ${shownIn(talk, place.service, place.entity)}?`,
    hint: "each becomes an event; nothing chosen: they hear nothing",
    empty: "nothing",
    choices: changes.map(({ verb }) => ({
      value: verb,
      label: verb,
      hint: `after ${verb}: ${eventNameOf(place.entity, verb)}`,
    })),
    default: [],
  });
  const told = changes.filter(({ verb }) => chosen.includes(verb));
  if (told.length === 0) return;
  await askNames(talk, place, told);
  await askCarried(talk, place);
}

/** What the events are called, one for each change; several may be the same. */
const askNames = (talk: Talk, place: Place, told: readonly Change[]): Promise<void> =>
  askLine(
    talk,
    `${keyOf(place)}.tells.names`,
    {
      message: told.length > 1 ? "What are these events called?" : "What is this event called?",
      hint: "in the past tense; several changes may share an event",
      default: told.map(({ verb }) => `${verb}: ${eventNameOf(place.entity, verb)}`).join(", "),
      edit: true,
    },
    reading(readTold, (named) => withEvents(talk, place, told, named)),
  );

function withEvents(
  talk: Talk,
  place: Place,
  told: readonly Change[],
  named: readonly Told[],
): Draft | string {
  const verbs = told.map(({ verb }) => verb);
  const wrong =
    verbs.find((verb) => !named.some((one) => one.verb === verb)) ??
    named.find(({ verb }) => !verbs.includes(verb))?.verb;
  if (wrong !== undefined) return `Name an event for each of ${verbs.join(", ")}, and no other.`;
  let { draft } = talk;
  for (const { verb, event } of named) {
    const at = ["services", place.service, "events", event];
    const of = partAt(draft, [...at, "of"]);
    if (of !== undefined && of !== place.entity) return `${event} is an event of ${String(of)}.`;
    draft = put(
      put(draft, told.find((one) => one.verb === verb)!.path, event),
      at,
      newEvent(place),
    );
  }
  return withCarrier(talk, draft);
}

/** What an event is usually called: the entity, and what was done with it. */
export const eventNameOf = (entity: string, verb: string): string =>
  `${entity}${cased(pastOf(verb)).pascal}`;
