import type { Draft, DraftEntity, DraftOperation, DraftService } from "../draft.ts";
import type { DraftEvent } from "../draft-events.ts";
import { takersOf } from "../slots.ts";
import { fromStored, linkedTo } from "./field-links.ts";
import { defined, named, unique, type Occurrence } from "./occurrence.ts";
import { reactionsTo, type FieldTarget } from "./target.ts";
import { valueOccurrences } from "./value-occurrences.ts";

/** Everywhere a field is named, and those that go with it: what must have one name at both ends of a mapping. */
export const occurrencesOfField = (draft: Draft, target: FieldTarget, to: string): Occurrence[] =>
  unique(linkedTo(draft, [target]).flatMap((one) => whole(draft, one, to)));

const whole = (draft: Draft, target: FieldTarget, to: string): Occurrence[] => [
  defined(target, to),
  ...referencesTo(draft, target, to),
];

/** Everywhere a reference to another entity is named, beside its definition, and the fields that go with it. */
export const relatedOccurrences = (
  draft: Draft,
  service: DraftService,
  entity: DraftEntity,
  name: string,
  names: StoredNames,
): Occurrence[] =>
  unique([
    ...storedOccurrences(draft, service, entity, name, names),
    ...linkedTo(draft, fromStored(service, entity, name, names.slot)).flatMap((one) =>
      whole(draft, one, names.slotNow),
    ),
  ]);

/** Everywhere a field is named, beside its definition and those that go with it. */
export function referencesTo(draft: Draft, target: FieldTarget, to: string): Occurrence[] {
  const { service, field } = target;
  const name = field.name.text;
  switch (target.holder) {
    case "entity": {
      const { state } = target.entity;
      const said = state?.text === name ? [named(state, to, "state")] : [];
      const names = { slot: name, now: to, slotNow: to };
      return [...said, ...storedOccurrences(draft, service, target.entity, name, names)];
    }
    case "value":
      return valueOccurrences(draft, target, to);
    case "operation":
      return givenOccurrences(service, target.operation, name, to);
    case "event":
      return toldOccurrences(draft, service, target.event, name, to);
  }
}

/** What is stored has a name in the blueprint, and one in contracts, which a mapping says. */
export interface StoredNames {
  slot: string;
  now: string;
  slotNow: string;
}

/** Everywhere something that is stored of an entity is named, beside its definition. */
function storedOccurrences(
  draft: Draft,
  service: DraftService,
  entity: DraftEntity,
  name: string,
  { slot, now, slotNow }: StoredNames,
): Occurrence[] {
  const about = ({ of }: DraftOperation | DraftEvent) => of?.text === entity.name.text;
  const operations = service.operations.filter(about).flatMap((operation) => {
    const by = operation.by?.text === name ? [named(operation.by, now, "by")] : [];
    const said = [...by, ...wordsIn(operation.accepts, name, now, "accepts")];
    const given = said.length > 0 ? givenOccurrences(service, operation, slot, slotNow) : [];
    return [...said, ...given];
  });
  const events = service.events.filter(about).flatMap((event) => {
    const carried = wordsIn(event.carries, name, now, "carries");
    if (carried.length === 0) return [];
    const key = event.key?.text === name ? [named(event.key, now, "key")] : [];
    return [...carried, ...key, ...toldOccurrences(draft, service, event, slot, slotNow)];
  });
  return [...operations, ...events];
}

const wordsIn = (
  words: DraftOperation["accepts"],
  name: string,
  now: string,
  role: "accepts" | "carries",
): Occurrence[] => words.filter(({ text }) => text === name).map((word) => named(word, now, role));

/** The keys of `with` that give it to the operation. */
const givenOccurrences = (
  service: DraftService,
  operation: DraftOperation,
  slot: string,
  now: string,
): Occurrence[] =>
  service.consumes
    .filter((reaction) => takersOf(reaction, service).includes(operation))
    .flatMap((reaction) =>
      reaction.with
        .filter(({ name }) => name.text === slot)
        .map(({ name }) => named(name, now, "with")),
    );

/** The paths that take it from the event. */
const toldOccurrences = (
  draft: Draft,
  service: DraftService,
  event: DraftEvent,
  slot: string,
  now: string,
): Occurrence[] =>
  reactionsTo(draft, service, event).flatMap(({ reaction }) =>
    reaction.with.flatMap((given) => {
      const [first] = "path" in given ? given.path : [];
      return first?.text === slot ? [named(first, now, "path")] : [];
    }),
  );
