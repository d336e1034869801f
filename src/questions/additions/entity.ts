import { mapAt, namesAt, put } from "../draft.ts";
import { OF_ENTITY } from "../sections/index.ts";
import { withEntities } from "../start.ts";
import { askLine, type Talk } from "../talk.ts";
import { askService, newName } from "./place.ts";

/** An entity more, with what `new` asks of each. */
export async function askNewEntity(talk: Talk): Promise<void> {
  const service = await askService(talk, "Which service keeps it?");
  const at = ["services", service, "entities"];
  const before = namesAt(talk.draft, at);
  await askLine(
    talk,
    "entities",
    { message: `What does ${service} keep, too?`, hint: "in the singular, with a capital" },
    newName(before, (name) => {
      const made = mapAt(withEntities(new Map(), service, [name]), [...at, name]);
      return put(talk.draft, [...at, name], made);
    }),
  );
  for (const entity of namesAt(talk.draft, at).filter((one) => !before.includes(one)))
    for (const ask of OF_ENTITY) await ask(talk, { service, entity });
}
