import { toldIn, type Told } from "../changes.ts";
import { namesAt } from "../draft.ts";
import { askOutcomesOf } from "../sections/outcomes.ts";
import { askReaction } from "../sections/reactions.ts";
import type { Talk } from "../talk.ts";
import { UsageError } from "../usage-error.ts";
import { waysOf } from "../ways.ts";
import { askOne } from "./place.ts";

/** A reaction more: of which service, to what, what it does, and what if it cannot. */
export async function askNewReaction(talk: Talk): Promise<void> {
  const able = toldIn(talk.draft).flatMap((told) => {
    const by = reactorsTo(talk, told);
    return by.length > 0 ? [{ told, by, name: `${told.service}.${told.event}` }] : [];
  });
  if (able.length === 0)
    throw new UsageError({
      message: "No service can react to an event of another that it does not react to already.",
      help: "Add an event, or an operation that fits what events carry.",
    });
  const names = able.map(({ name }) => name);
  const chosen = await askOne(talk, "event", "What is reacted to?", names);
  const { told, by } = able[names.indexOf(chosen)]!;
  const reactor = await askOne(talk, "reactor", `Who reacts to ${chosen}?`, by);
  await askReaction(talk, told, reactor);
  await askOutcomesOf(talk, told, reactor);
}

/** The services that could react to an event, and do not yet. */
const reactorsTo = (talk: Talk, told: Told): string[] =>
  namesAt(talk.draft, ["services"]).filter(
    (name) =>
      name !== told.service &&
      !namesAt(talk.draft, ["services", name, "consumes"]).includes(
        `${told.service}.${told.event}`,
      ) &&
      waysOf(talk, told, name).some((one) => one.wrong() === undefined),
  );
