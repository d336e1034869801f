import { partAt, put, type Draft } from "../draft.ts";
import { readTransitions, type Transition } from "../lines.ts";
import { askLine, reading, type Talk } from "../talk.ts";
import { keyOf, pathOfEntity, shownIn, type Place } from "./place.ts";

/** The field that holds the state. */
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

/** A field of that name that is there already is the state. */
function withStates(draft: Draft, place: Place, transitions: readonly Transition[]): Draft {
  if (transitions.length === 0) return draft;
  const at = pathOfEntity(place);
  // What is named first is where everything begins.
  const states = [...new Set(transitions.flatMap(({ from, to }) => [...from, to]))];
  const field = [...at, "fields", STATE];
  const type = partAt(draft, field) ?? `enum(${states.join("|")}) = ${states[0]}`;
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
    put(put(draft, [...at, "state"], STATE), field, type),
  );
}
