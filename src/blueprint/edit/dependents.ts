import type { Draft } from "../draft.ts";
import { ownFieldsFrom } from "./field-links.ts";
import { referencesTo } from "./field-occurrences.ts";
import type { Occurrence, Role } from "./occurrence.ts";
import { occurrencesOf } from "./occurrences.ts";
import { definedNames, definitionOf, holdersOf, type Target } from "./target.ts";

/** What goes with a definition: whole definitions that are nothing without it, and places that name it. */
export interface Dependents {
  targets: readonly Target[];
  references: readonly Occurrence[];
}

/** Those of a definition, and of all that goes with it. */
export function dependentsOf(draft: Draft, target: Target): Dependents {
  const targets = [target];
  const references: Occurrence[] = [];
  const add = (others: readonly Target[]) => {
    const known = new Set(targets.map(definitionOf));
    targets.push(...others.filter((one) => !known.has(definitionOf(one))));
  };
  for (const one of targets) {
    const named = namesOf(draft, one);
    references.push(...named.filter(({ role }) => !WHOLE.has(role)));
    add(wholesOf(draft, one, named));
    if (one === targets.at(-1)) add(silentIn(draft, targets));
  }
  return { targets: targets.slice(1), references };
}

/** Where these words stand, a whole definition is about what they name. */
const WHOLE: ReadonlySet<Role> = new Set(["of", "relation", "type"]);

function namesOf(draft: Draft, target: Target): Occurrence[] {
  if (target.kind === "field") return referencesTo(draft, target, "");
  return occurrencesOf(draft, target, "").filter(({ role }) => role !== "definition");
}

function wholesOf(draft: Draft, target: Target, named: readonly Occurrence[]): Target[] {
  if (target.kind === "field") return ownFieldsFrom(target);
  if (target.kind === "value") return fieldsOfType(target);
  if (target.kind !== "entity") return [];
  const { service } = target;
  const words = new Set(named.filter(({ role }) => WHOLE.has(role)).map(({ word }) => word));
  return [
    ...service.operations
      .filter(({ of }) => of && words.has(of))
      .map((operation): Target => ({ kind: "operation", service, operation })),
    ...service.events
      .filter(({ of }) => of && words.has(of))
      .map((event): Target => ({ kind: "event", service, event })),
    ...service.entities.flatMap((entity) =>
      entity.relations
        .filter(({ target: other }) => words.has(other) && entity !== target.entity)
        .map((relation): Target => ({ kind: "relation", service, entity, relation })),
    ),
  ];
}

/** The fields that hold a value object. */
const fieldsOfType = ({ service, value }: Extract<Target, { kind: "value" }>): Target[] =>
  definedNames(service).flatMap((owner) =>
    holdersOf(service, owner).flatMap(({ fields, ...holder }) =>
      fields
        .filter(({ uses }) => uses.some(({ text }) => text === value.name.text))
        .map((field): Target => ({ kind: "field", service, field, ...holder })),
    ),
  );

/** Events that nobody emits any more. */
function silentIn({ services }: Draft, gone: readonly Target[]): Target[] {
  const names = new Set(gone.map(definitionOf));
  return services
    .filter(({ name }) => !names.has(name))
    .flatMap((service) =>
      service.events
        .filter((event) => {
          const by = emittersOf(service, event.name.text);
          return !names.has(event.name) && by.length > 0 && by.every((name) => names.has(name));
        })
        .map((event): Target => ({ kind: "event", service, event })),
    );
}

const emittersOf = ({ operations, entities }: Draft["services"][number], event: string) => [
  ...operations.filter(({ emits }) => emits?.text === event).map(({ name }) => name),
  ...entities
    .filter(({ emits }) => emits.some((one) => one.event.text === event))
    .map(({ name }) => name),
];
