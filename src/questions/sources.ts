import { cased } from "../blueprint/cases.ts";
import type { DraftEvent } from "../blueprint/draft-events.ts";
import type { DraftService } from "../blueprint/draft.ts";
import { whyUnfit } from "../blueprint/fits.ts";
import { payloadOf, type Slot } from "../blueprint/slots.ts";

/** An event and who tells it. */
export interface Heard {
  source: DraftService;
  event: DraftEvent;
}

/** Where an input comes from: what of the event fits, and which of these it is where that is clear by its name. */
export interface Source {
  input: string;
  fitting: readonly string[];
  clear?: string;
}

const ID = "id";

/** What of an event an operation on an entity of the service can be given as an input. */
export function sourceOf(
  slot: Slot,
  { source, event }: Heard,
  service: DraftService,
  entity: string,
): Source {
  const fitting = payloadOf(event, source)
    .filter(
      (one) =>
        !(slot.name === ID && isOfOther(one.name, entity)) &&
        (slot.optional || !one.optional) &&
        one.type &&
        slot.type &&
        whyUnfit({ ...source, type: one.type }, { ...service, type: slot.type }) === undefined,
    )
    .toSorted((a, b) => likeness(b, slot) - likeness(a, slot))
    .map(({ name }) => name);
  const clear =
    fitting.find((name) => name === slot.name) ??
    fitting.find((name) =>
      name === ID
        ? speaksOf(slot.name, event.of?.text ?? "")
        : slot.name === ID && speaksOf(name, entity),
    );
  return { input: slot.name, fitting, ...(clear === undefined ? {} : { clear }) };
}

/** An id that is not one of this entity: each service gives its own. */
const isOfOther = (name: string, entity: string): boolean =>
  name === ID || (name.endsWith("Id") && !speaksOf(name, entity));

/** How likely one is the other: words that both names have count more than the kind of their types. */
function likeness(a: Slot, b: Slot): number {
  const [said, wanted] = [a, b].map(({ name }) => cased(name).kebab.split("-"));
  const shared = wanted!.filter((word) => said!.includes(word)).length;
  return 2 * shared + Number(a.type?.kind === b.type?.kind);
}

/** `thingId`, `thing` and `firstThingId` speak of a `Thing`. */
function speaksOf(name: string, entity: string): boolean {
  const [said, wanted] = [name, entity].map((one) => `-${cased(one).kebab}`);
  return said!.replace(/-id$/, "").endsWith(wanted!);
}
