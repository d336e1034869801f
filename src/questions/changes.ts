import { CHANGES } from "../blueprint/types.ts";
import { listAt, mapAt, namesAt, partAt, type Draft } from "./draft.ts";
import { pathOfEntity, type Place } from "./sections/place.ts";

/** Something that changes an entity, and so can be told. */
export interface Change {
  /** As people said it: a verb of `crud`, or of a change of state. */
  verb: string;
  /** Where the draft says which event it brings about. */
  path: readonly string[];
}

/** What changes an entity: first of its `crud`, then its operations. */
export function changesOf(draft: Draft, place: Place): Change[] {
  const at = pathOfEntity(place);
  const crud = listAt(draft, [...at, "crud"]);
  const verbs = CHANGES.filter((verb) => crud.includes(verb));
  const operations = ["services", place.service, "operations"];
  return [
    ...verbs.map((verb) => ({ verb, path: [...at, "emits", verb] })),
    ...[...mapAt(draft, operations)]
      .filter(([, said]) => said instanceof Map && said.get("of") === place.entity)
      .map(([name]) => ({
        verb: name.slice(0, -place.entity.length),
        path: [...operations, name, "emits"],
      })),
  ];
}

/** An event, with the first change that brings it about. */
export interface Told extends Place {
  event: string;
  verb: string;
}

/** All events of a draft, each once. */
export const toldIn = (draft: Draft): Told[] =>
  namesAt(draft, ["services"]).flatMap((service) => {
    const told = new Map<string, Told>();
    for (const entity of namesAt(draft, ["services", service, "entities"]))
      for (const { verb, path } of changesOf(draft, { service, entity })) {
        const event = partAt(draft, path);
        if (typeof event === "string" && !told.has(event))
          told.set(event, { service, entity, verb, event });
      }
    return [...told.values()];
  });
