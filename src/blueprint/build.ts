import type { Draft, DraftEntity, DraftOperation, DraftQualities, DraftRelation } from "./draft.ts";
import { eventOf, reactionOf } from "./build-events.ts";
import { fieldOf, texts } from "./build-field.ts";
import type { Word } from "./report.ts";
import type {
  Allow,
  Blueprint,
  Change,
  Crud,
  DataClass,
  Entity,
  Operation,
  Qualities,
  Relation,
} from "./types.ts";

/** A sound draft as a blueprint: places are dropped. */
export function build(draft: Draft): Blueprint {
  const { name, summary, actors, useCases, qualities, platform, users, roles, services } = draft;
  return {
    name: name!.text,
    domain: {
      ...(summary === undefined ? {} : { summary }),
      actors: texts(actors),
      useCases: useCases.map((one) => ({
        name: one.name.text,
        actor: one.actor!.text,
        goal: one.goal!,
        steps: one.steps.map(stepOf),
      })),
    },
    qualities: {
      ...qualitiesOf(qualities),
      ...(draft.data ? { data: draft.data.map(({ text }) => text as DataClass) } : {}),
    },
    platform: new Map([...platform].map(([axis, choice]) => [axis, choice.text])),
    auth: {
      ...(users === undefined ? {} : { users }),
      roles: roles.map((role) => ({ name: role.name.text, inherits: texts(role.inherits) })),
    },
    services: services.map((service) => ({
      ...service,
      name: service.name.text,
      entities: service.entities.map(entityOf),
      values: service.values.map((value) => ({
        name: value.name.text,
        fields: value.fields.map(fieldOf),
      })),
      operations: service.operations.map(operationOf),
      events: service.events.map(eventOf),
      consumes: service.consumes.map((one) => reactionOf(one, service)),
    })),
  };
}

const qualitiesOf = (qualities: DraftQualities): Qualities =>
  Object.fromEntries(Object.entries(qualities).map(([name, { value }]) => [name, value]));

function entityOf({
  name,
  description,
  crud,
  allow,
  emits,
  state,
  fields,
  relations,
}: DraftEntity): Entity {
  return {
    name: name.text,
    ...(description === undefined ? {} : { description }),
    crud: crud.map(({ verb }) => verb),
    allow: new Map(allow.map(({ verb, who }) => [verb.text as Crud, allowOf(who)])),
    emits: new Map(emits.map(({ verb, event }) => [verb.text as Change, event.text])),
    ...(state ? { state: state.text } : {}),
    fields: fields.map(fieldOf),
    relations: relations.map(relationOf),
  };
}

function relationOf({ name, kind, target, optional, cascade }: DraftRelation): Relation {
  const ends = { name: name.text, target: target.text };
  if (kind === "belongs-to") return { ...ends, kind, optional };
  return kind === "has-many" ? { ...ends, kind, cascade } : { ...ends, kind };
}

function operationOf({
  name,
  description,
  kind,
  of,
  by,
  accepts,
  input,
  from,
  to,
  emits,
  calls,
  allow,
}: DraftOperation): Operation {
  return {
    name: name.text,
    ...(description === undefined ? {} : { description }),
    kind: kind!,
    of: of!.text,
    ...(by ? { by: by.text } : {}),
    accepts: texts(accepts),
    input: input.map(fieldOf),
    from: texts(from),
    ...(to ? { to: to.text } : {}),
    ...(emits ? { emits: emits.text } : {}),
    calls: calls.map((one) => ({ service: one.service.text, operation: one.operation.text })),
    allow: allowOf(allow),
  };
}

function stepOf({ text }: Word): { service: string; operation: string } {
  const dot = text.indexOf(".");
  return { service: text.slice(0, dot), operation: text.slice(dot + 1) };
}

const allowOf = (allow: "public" | readonly Word[]): Allow =>
  allow === "public" ? "public" : texts(allow);
