import type { DraftOperation, DraftService } from "../../blueprint/draft.ts";
import type { PolicyWord } from "../../blueprint/types.ts";
import type { Choice } from "../ask.ts";
import { toldIn, type Told } from "../changes.ts";
import { namesAt, put } from "../draft.ts";
import { servicesIn, warningsOf } from "../reading.ts";
import type { Talk } from "../talk.ts";
import { keyOfReactors } from "./reactions.ts";

const POLICIES: Record<PolicyWord, Choice> = {
  park: { value: "park", label: "Put it aside", hint: "for somebody to look at" },
  retry: { value: "retry", label: "Try again", hint: "for a while, then put it aside" },
  ignore: { value: "ignore", label: "Go on", hint: "there is nothing left to do" },
};
/** What follows where nothing is said. */
const OTHERWISE = { refused: "park", missing: "retry" } as const;

/** What follows where a reaction is refused, or finds nothing. */
export async function askOutcomes(talk: Talk): Promise<void> {
  const services = namesAt(talk.draft, ["services"]);
  for (const told of toldIn(talk.draft))
    for (const service of services) await askOutcomesOf(talk, told, service);
}

/** The same of one service and one event, if it reacts to it. */
export async function askOutcomesOf(talk: Talk, told: Told, reactor: string): Promise<void> {
  const service = servicesIn(talk).find(({ name }) => name.text === reactor);
  const reaction = service?.consumes.find(
    (one) => one.service.text === told.service && one.event.text === told.event,
  );
  const operation = service?.operations.find(({ name }) => name.text === reaction?.do?.text);
  if (service && operation) await askOf(talk, told, service, operation);
}

async function askOf(
  talk: Talk,
  told: Told,
  service: DraftService,
  operation: DraftOperation,
): Promise<void> {
  const { kind, of, name } = operation;
  const at = ["services", service.name.text, "consumes", `${told.service}.${told.event}`];
  const key = `${keyOfReactors(told)}.${service.name.text}`;
  const ask = async (what: keyof typeof OTHERWISE, message: string, hint: string, say: boolean) => {
    const otherwise = OTHERWISE[what];
    const rest = Object.values(POLICIES).filter(({ value }) => value !== otherwise);
    const answer = await talk.ask.select(`${key}.${what}`, {
      message,
      hint,
      choices: [POLICIES[otherwise], ...rest],
      default: otherwise,
    });
    if (say || answer !== otherwise) talk.draft = put(talk.draft, [...at, what], answer);
  };
  const said = warningsOf({ ...talk, draft: put(talk.draft, [...at, "refused"], "park") });
  const warned = warningsOf(talk).find((one, index) => one !== said[index]);
  const why = warned ?? whyRefused(operation, service);
  if (why !== undefined)
    await ask(
      "refused",
      `What if ${name.text} is refused after ${told.event}?`,
      why,
      warned !== undefined,
    );
  if (kind !== "create") {
    const message = `What if there is no ${of!.text} for ${name.text} after ${told.event}?`;
    await ask("missing", message, "it may come a little later", false);
  }
}

/** What may stand in the way of an operation; undefined: nothing. */
function whyRefused(
  { kind, of, accepts, from }: DraftOperation,
  { entities }: DraftService,
): string | undefined {
  if (from.length > 0) return `it goes from ${from.map(({ text }) => text).join(" or ")} only`;
  const unique = entities
    .find(({ name }) => name.text === of?.text)
    ?.fields.find((field) => field.unique && accepts.some(({ text }) => text === field.name.text));
  if (!unique || kind === "delete") return undefined;
  return `there may be one with this ${unique.name.text} already`;
}
