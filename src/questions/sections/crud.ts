import { CRUD, type Crud } from "../../blueprint/types.ts";
import { put } from "../draft.ts";
import { askSome, type Talk } from "../talk.ts";
import { keyOf, pathOfEntity, shownIn, type Place } from "./place.ts";

/** What may be done with each entity, in the words of people. */
const VERBS: Record<Crud, string> = {
  create: "add one",
  get: "read one",
  list: "read all, page by page",
  replace: "write one anew",
  update: "change some of its fields",
  delete: "remove one",
};

/** What may be done with an entity, besides changes of its state. */
export const askCrud = (talk: Talk, place: Place): Promise<void> =>
  askSome(
    talk,
    `${keyOf(place)}.crud`,
    {
      message: `What may be done with ${shownIn(talk, place.service, place.entity)}?`,
      hint: "changes of state come with the next question",
      choices: CRUD.map((verb) => ({ value: verb, label: verb, hint: VERBS[verb] })),
      default: CRUD,
      required: true,
    },
    (chosen) => {
      const verbs = CRUD.filter((verb) => chosen.includes(verb));
      const at = pathOfEntity(place);
      const allow = new Map(verbs.map((verb) => [verb, "public"]));
      return put(put(talk.draft, [...at, "crud"], verbs), [...at, "allow"], allow);
    },
  );
