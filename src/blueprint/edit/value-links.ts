import type { Draft, DraftService, DraftValue } from "../draft.ts";
import { sourceOf } from "../checks/event-path.ts";
import { entityOf, givenTo, givenToCrud, inputsOf, takersOf } from "../slots.ts";
import type { Change, FieldType } from "../types.ts";

/** A value object in its service. */
export interface Placed {
  service: DraftService;
  value: DraftValue;
}

type End = { service: DraftService; type: FieldType | undefined };

/** The value objects that are compared by what they hold, since a value of the one becomes one of the other. */
export function valuesLike(draft: Draft, service: DraftService, value: DraftValue): Placed[] {
  const pairs = pairsOf(draft);
  const is = (one: Placed) => one.service === service && one.value === value;
  return pairs.flatMap(([a, b]) => (is(a) ? [b] : is(b) ? [a] : []));
}

function pairsOf(draft: Draft): [Placed, Placed][] {
  const pairs: [Placed, Placed][] = [];
  const join = (a: End, b: End): void => {
    const [one, other] = [placedOf(a), placedOf(b)];
    if (!one || !other) return;
    if (pairs.some(([x, y]) => x.value === one.value && y.value === other.value)) return;
    pairs.push([one, other]);
    for (const { name, type } of one.value.fields) {
      const same = other.value.fields.find((field) => field.name.text === name.text);
      if (same) join({ service: a.service, type }, { service: b.service, type: same.type });
    }
  };
  for (const service of draft.services) {
    joinTold(draft, service, join);
    joinEmitted(service, join);
  }
  return pairs;
}

type Join = (a: End, b: End) => void;

/** What events tell to inputs. */
function joinTold(draft: Draft, service: DraftService, join: Join): void {
  for (const reaction of service.consumes) {
    const source = draft.services.find(({ name }) => name.text === reaction.service.text);
    const event = source?.events.find(({ name }) => name.text === reaction.event.text);
    if (!source || !event) continue;
    for (const given of reaction.with) {
      if (!("path" in given)) continue;
      const type = sourceOf(given.path, { source, event }, () => {})?.type;
      for (const taker of takersOf(reaction, service))
        for (const slot of inputsOf(taker, service))
          if (slot.name === given.name.text)
            join({ service: source, type }, { service, type: slot.type });
    }
  }
}

/** What operations are given, to events that tell it. */
function joinEmitted(service: DraftService, join: Join): void {
  const emitters = [
    ...service.operations.map((one) => ({ emits: one.emits, given: () => givenTo(one, service) })),
    ...service.entities.flatMap((entity) =>
      entity.emits.map(({ verb, event }) => ({
        emits: event,
        given: () =>
          givenToCrud(verb.text as Change, entityOf(service, entity.name.text)!, service),
      })),
    ),
  ];
  for (const { emits, given } of emitters) {
    const event = service.events.find(({ name }) => name.text === emits?.text);
    for (const { name, type } of event?.fields ?? []) {
      const slot = given().find((one) => one.name === name.text);
      if (slot) join({ service, type: slot.type }, { service, type });
    }
  }
}

/** The value object that a type is, or has a list of. */
export function placedOf({ service, type }: End): Placed | undefined {
  if (type?.kind === "list") return placedOf({ service, type: type.of });
  if (type?.kind !== "value") return undefined;
  const value = service.values.find(({ name }) => name.text === type.name);
  return value && { service, value };
}
