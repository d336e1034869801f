import { CRUD, type Allow, type Crud } from "../blueprint/types.ts";
import type { Answers, EntityAnswers } from "./answers.ts";
import type { Choice } from "./ask.ts";
import { readFields, readTransitions } from "./lines.ts";
import { askLine, reading, type Talk } from "./talk.ts";

const EVERYONE = "*";

/** What may be done with each entity, in the words of people. */
const VERBS: Record<Crud, string> = {
  create: "add one",
  get: "read one",
  list: "read all, page by page",
  replace: "write one anew",
  update: "change some of its fields",
  delete: "remove one",
};

/** Asks what an entity holds, what may be done with it and by whom. */
export async function askEntity(talk: Talk, service: string, name: string): Promise<void> {
  const key = `services.${service}.entities.${name}`;
  const change = (patch: Partial<EntityAnswers>) => changed(talk.answers, service, name, patch);
  await askLine(
    talk,
    `${key}.fields`,
    {
      message: `Fields of ${name}`,
      hint: "such as title: string(80), price: money?, due: date",
      default: "name: string(80)",
    },
    reading(readFields, (fields) => change({ fields })),
  );
  const crud = await talk.ask.checkbox(`${key}.crud`, {
    message: `What may be done with ${name}?`,
    hint: "changes of state come with the next question",
    choices: CRUD.map((verb) => ({ value: verb, label: verb, hint: VERBS[verb] })),
    default: CRUD,
    required: true,
  });
  talk.answers = change({ crud: CRUD.filter((verb) => crud.includes(verb)) });
  await askLine(
    talk,
    `${key}.transitions`,
    {
      message: `Does ${name} have states?`,
      hint: "such as close: open > closed, reopen: closed > open; empty: no",
      empty: "no",
    },
    reading(readTransitions, (transitions) => change({ transitions })),
  );
  if (talk.answers.roles.length === 0) return;
  const { roles } = talk.answers;
  const names = roles.map((role) => role.name);
  const read = await askWho(talk, `${key}.read`, `Who may read ${name}?`, names);
  talk.answers = change({ read });
  const highest = names.filter((role) => !roles.some(({ inherits }) => inherits.includes(role)));
  const write = await askWho(talk, `${key}.change`, `Who may change ${name}?`, highest);
  talk.answers = change({ change: write });
}

async function askWho(
  talk: Talk,
  key: string,
  message: string,
  preset: readonly string[],
): Promise<Allow> {
  const everyone: Choice = {
    value: EVERYONE,
    label: "everyone",
    hint: "also who is not signed in",
  };
  const roles = talk.answers.roles.map(({ name }) => ({ value: name, label: name }));
  const chosen = await talk.ask.checkbox(key, {
    message,
    hint: "nobody chosen: nobody may",
    choices: [everyone, ...roles],
    default: preset,
  });
  return chosen.includes(EVERYONE) ? "public" : chosen;
}

/** The answers with something else said about one entity. */
function changed(
  answers: Answers,
  service: string,
  entity: string,
  patch: Partial<EntityAnswers>,
): Answers {
  return {
    ...answers,
    services: answers.services.map((each) =>
      each.name === service
        ? {
            ...each,
            entities: each.entities.map((one) =>
              one.name === entity ? { ...one, ...patch } : one,
            ),
          }
        : each,
    ),
  };
}
