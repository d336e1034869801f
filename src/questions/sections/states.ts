import { mapAt, partAt, put, type Draft } from "../draft.ts";
import { readTransitions, type Transition } from "../lines.ts";
import { askLine, reading, type Talk } from "../talk.ts";
import { keyOf, pathOfEntity, shownIn, type Place } from "./place.ts";

/** The field that holds the state, where no other is made for it. */
const STATE = "status";

/** The states of an entity, and the operations that lead from one to another. */
export const askStates = (talk: Talk, place: Place): Promise<void> =>
  askLine(
    talk,
    `${keyOf(place)}.transitions`,
    {
      message: `Does ${shownIn(talk, place.service, place.entity)} have states?`,
      hint: "such as close: open > closed, reopen: closed > open; empty: no",
      empty: "no",
    },
    reading(readTransitions, (transitions) => withStates(talk.draft, place, transitions)),
  );

/** A field that is there already is the state: one of that name, or one that knows all states. */
function withStates(draft: Draft, place: Place, transitions: readonly Transition[]): Draft {
  if (transitions.length === 0) return draft;
  const at = pathOfEntity(place);
  // What is named first is where everything begins.
  const states = [...new Set(transitions.flatMap(({ from, to }) => [...from, to]))];
  const name = fieldOf(mapAt(draft, [...at, "fields"]), states);
  const field = [...at, "fields", name];
  const said = partAt(draft, field) ?? `enum(${states.join("|")})`;
  const type = typeof said === "string" && !said.includes("=") ? `${said} = ${states[0]}` : said;
  return transitions.reduce(
    (one, { verb, from, to }) =>
      put(
        one,
        ["services", place.service, "operations", `${verb}${place.entity}`],
        new Map<string, string | readonly string[]>([
          ["kind", "command"],
          ["of", place.entity],
          ["from", from],
          ["to", to],
          ["allow", "public"],
        ]),
      ),
    put(put(draft, [...at, "state"], name), field, type),
  );
}

/** What holds the states: the enum that has them all. */
function fieldOf(fields: Draft, states: readonly string[]): string {
  const able = [...fields].find(([, type]) => {
    const values = typeof type === "string" ? /^enum\(([^)]*)\)/.exec(type)?.[1] : undefined;
    const known = values?.split("|").map((value) => value.trim()) ?? [];
    return states.every((state) => known.includes(state));
  });
  return fields.has(STATE) ? STATE : (able?.[0] ?? STATE);
}
