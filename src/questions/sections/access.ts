import type { Choice } from "../ask.ts";
import { listAt, mapAt, namesAt, put, without, type Draft } from "../draft.ts";
import { askSome, type Put, type Talk } from "../talk.ts";
import { keyOf, pathOfEntity, shownIn, type Place } from "./place.ts";

const EVERYONE = "*";
const READS = ["get", "list"];

/** Who may read an entity and who may change it, where users have roles. */
export async function askAccess(talk: Talk, place: Place): Promise<void> {
  const roles = namesAt(talk.draft, ["auth", "roles"]);
  if (roles.length === 0) return;
  const inherited = roles.flatMap((role) => listAt(talk.draft, ["auth", "roles", role]));
  const highest = roles.filter((role) => !inherited.includes(role));
  const shown = shownIn(talk, place.service, place.entity);
  await askWho(talk, `${keyOf(place)}.read`, `Who may read ${shown}?`, roles, (who) =>
    allow(talk.draft, reads(talk.draft, place), who),
  );
  await askWho(talk, `${keyOf(place)}.change`, `Who may change ${shown}?`, highest, (who) =>
    allow(talk.draft, changes(talk.draft, place), who),
  );
}

/** Who may do something, out of everyone and the roles. */
export function askWho(
  talk: Talk,
  key: string,
  message: string,
  preset: readonly string[],
  allowed: Put<readonly string[]>,
): Promise<void> {
  const everyone: Choice = {
    value: EVERYONE,
    label: "everyone",
    hint: "also who is not signed in",
  };
  const roles = namesAt(talk.draft, ["auth", "roles"]);
  return askSome(
    talk,
    key,
    {
      message,
      hint: "nobody chosen: nobody may",
      empty: "nobody",
      choices: [everyone, ...roles.map((name) => ({ value: name, label: name }))],
      default: preset,
    },
    allowed,
  );
}

/** Where it is said who may; what nobody may is not said. */
function allow(draft: Draft, paths: readonly (readonly string[])[], who: readonly string[]): Draft {
  const part = who.includes(EVERYONE) ? "public" : who;
  return paths.reduce(
    (one, path) => (who.length === 0 ? without(one, path) : put(one, path, part)),
    draft,
  );
}

const verbs = (draft: Draft, place: Place) =>
  listAt(draft, [...pathOfEntity(place), "crud"]).map((verb) => ({
    verb,
    path: [...pathOfEntity(place), "allow", verb],
  }));

const reads = (draft: Draft, place: Place): string[][] =>
  verbs(draft, place).flatMap(({ verb, path }) => (READS.includes(verb) ? [path] : []));

function changes(draft: Draft, place: Place): string[][] {
  const at = ["services", place.service, "operations"];
  const operations = [...mapAt(draft, at)]
    .filter(([, said]) => said instanceof Map && said.get("of") === place.entity)
    .map(([name]) => [...at, name, "allow"]);
  const crud = verbs(draft, place).flatMap(({ verb, path }) =>
    READS.includes(verb) ? [] : [path],
  );
  return [...crud, ...operations];
}
