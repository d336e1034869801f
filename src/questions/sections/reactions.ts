import { toldIn, type Told } from "../changes.ts";
import { namesAt } from "../draft.ts";
import type { Talk } from "../talk.ts";
import { waysOf, type Way } from "../ways.ts";
import { keyOf } from "./place.ts";

/** Who reacts to the events of others, and how. What nobody could do anything about is not asked. */
export async function askReactions(talk: Talk): Promise<void> {
  for (const told of toldIn(talk.draft)) {
    const others = namesAt(talk.draft, ["services"]).filter((name) => name !== told.service);
    const choices = others.flatMap((name) => {
      const ways = waysOf(talk, told, name).map(({ label }) => label);
      return ways.length > 0 ? [{ value: name, label: name, hint: ways.join(", ") }] : [];
    });
    if (choices.length === 0) continue;
    const reactors = await talk.ask.checkbox(keyOfReactors(told), {
      message: `Which services react to ${told.service}.${told.event}?`,
      hint: "those that can be given what they need from what it carries",
      empty: "none",
      choices,
      default: [],
      check: (chosen) => chosen.map((name) => whyNot(waysOf(talk, told, name))).find(Boolean),
    });
    for (const reactor of reactors) await askReaction(talk, told, reactor);
  }
}

/** What the keys of questions about reactions to an event begin with. */
export const keyOfReactors = (told: Told): string => `${keyOf(told)}.tells.${told.verb}.reactors`;

/** Why none of some ways can be gone; undefined: one can. */
function whyNot(ways: readonly Way[]): string | undefined {
  return ways.some((one) => one.wrong() === undefined) ? undefined : ways[0]?.wrong();
}

/** What a service does about an event, and what it is given. */
export async function askReaction(talk: Talk, told: Told, reactor: string): Promise<void> {
  const ways = waysOf(talk, told, reactor).filter((one) => one.wrong() === undefined);
  const key = `${keyOfReactors(told)}.${reactor}`;
  const value =
    ways.length > 1
      ? await talk.ask.select(`${key}.do`, {
          message: `What does ${reactor} do after ${told.event}?`,
          choices: ways,
          default: ways[0]!.value,
        })
      : ways[0]?.value;
  const way = ways.find((one) => one.value === value);
  // What another service was told to do meanwhile may stand in the way: events would cause each other for ever.
  if (!way) return;
  const given = new Map(way.given);
  for (const { input, fitting } of way.open) {
    const from = await talk.ask.select(`${key}.${way.operation}.${input}`, {
      message: `What of ${told.event} is ${input} of ${way.operation}?`,
      choices: fitting.map((name) => ({ value: name, label: name })),
      default: fitting[0]!,
    });
    given.set(input, from);
  }
  talk.draft = way.draft(given);
}
