import { namesAt, type Draft } from "./draft.ts";
import { OF_ALL, OF_ENTITY, OF_SERVICE, OF_SYSTEM } from "./sections/index.ts";
import { newSystem } from "./start.ts";
import type { Setting, Talk } from "./talk.ts";

/** Asks everything: about a dozen questions for one service with one entity. */
export async function interview(setting: Setting): Promise<Draft> {
  const talk: Talk = { ...setting, draft: newSystem(setting.name, setting.axes) };
  for (const ask of OF_SYSTEM) await ask(talk);
  for (const service of namesAt(talk.draft, ["services"])) {
    for (const ask of OF_SERVICE) await ask(talk, service);
    for (const entity of namesAt(talk.draft, ["services", service, "entities"]))
      for (const ask of OF_ENTITY) await ask(talk, { service, entity });
  }
  for (const ask of OF_ALL) await ask(talk);
  return talk.draft;
}
