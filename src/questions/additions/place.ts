import { namesAt } from "../draft.ts";
import { readNames } from "../lines.ts";
import type { Place } from "../sections/place.ts";
import { reading, type Put, type Talk } from "../talk.ts";

/** One name of something that is not there yet. */
export const newName = (before: readonly string[], set: Put<string>): Put<string> =>
  reading(readNames, ([name = "", ...more]) => {
    if (more.length > 0) return "Name one.";
    return before.includes(name) ? `${name} is there already.` : set(name);
  });

/** Which service it is about; where there is one, nobody is asked. */
export const askService = (talk: Talk, message: string): Promise<string> =>
  askOne(talk, "service", message, namesAt(talk.draft, ["services"]));

/** Which entity it is about. */
export async function askEntity(talk: Talk, message: string): Promise<Place> {
  const places = namesAt(talk.draft, ["services"]).flatMap((service) =>
    namesAt(talk.draft, ["services", service, "entities"]).map((entity) => ({ service, entity })),
  );
  const names = places.map(({ service, entity }) => `${service}.${entity}`);
  const chosen = await askOne(talk, "entity", message, names);
  return places[names.indexOf(chosen)]!;
}

export async function askOne(
  { ask }: Talk,
  key: string,
  message: string,
  names: readonly string[],
): Promise<string> {
  if (names.length < 2) return names[0]!;
  const choices = names.map((name) => ({ value: name, label: name }));
  return ask.select(key, { message, choices, default: names[0]! });
}
