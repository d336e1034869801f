import { mapAt, namesAt, put } from "../draft.ts";
import { OF_ENTITY, OF_SERVICE } from "../sections/index.ts";
import { withServices } from "../start.ts";
import { askLine, type Talk } from "../talk.ts";
import { newName } from "./place.ts";

/** A service more: how it is called, what it keeps, and what `new` asks of each of that. */
export async function askNewService(talk: Talk): Promise<void> {
  const before = namesAt(talk.draft, ["services"]);
  await askLine(
    talk,
    "services",
    { message: "What is the service called?", hint: "small letters, with - between words" },
    newName(before, (name) => {
      const made = mapAt(withServices(new Map(), [name], talk.axes), ["services", name]);
      return put(talk.draft, ["services", name], made);
    }),
  );
  for (const service of namesAt(talk.draft, ["services"]).filter((one) => !before.includes(one))) {
    for (const ask of OF_SERVICE) await ask(talk, service);
    for (const entity of namesAt(talk.draft, ["services", service, "entities"]))
      for (const ask of OF_ENTITY) await ask(talk, { service, entity });
  }
}
