import { closed, named, type Schema } from "./json-schema-base.ts";
import { crudEmitsSchema } from "./json-schema-events.ts";
import { NONE, wordsAt, type Offer } from "./offer.ts";
import { LONGEST_P99_MS } from "./qualities.ts";
import { CRUD, DATA_CLASSES } from "./types.ts";

/** `service.operation` */
const OPERATION = { type: "string", pattern: "^[a-z][a-z0-9-]*\\.[a-z][A-Za-z0-9]*$" };

const words = (description: string, form: string): Schema => ({
  description,
  type: "array",
  uniqueItems: true,
  items: { $ref: `#/$defs/${form}` },
});

export function domainSchema(): Schema {
  const useCase = closed(
    {
      actor: { description: "Who wants it: one of `actors`.", $ref: "#/$defs/kebab" },
      goal: { description: "What the actor wants, in a sentence.", $ref: "#/$defs/text" },
      steps: {
        description: "Operations in their order, as `service.operation`.",
        type: "array",
        items: OPERATION,
      },
    },
    ["actor", "goal", "steps"],
  );
  const properties = {
    summary: { description: "What the product is, in a sentence or two.", $ref: "#/$defs/text" },
    actors: words("The people and systems that use it.", "kebab"),
    useCases: named("kebab", useCase, "What they want from it.", { maxProperties: 200 }),
  };
  return {
    description: "What the product is for: it becomes documentation.",
    ...closed(properties),
  };
}

export function qualitiesSchema(): Schema {
  const properties = {
    peakRequestsPerSecond: {
      description: "Requests a second at the busiest time.",
      type: "integer",
      minimum: 1,
      maximum: 10_000_000,
    },
    p99Milliseconds: {
      description: "Milliseconds within which 99 of 100 requests are answered.",
      type: "integer",
      minimum: 1,
      maximum: LONGEST_P99_MS,
    },
    availability: {
      description: "Share of time, in percent, in which the product does what it should.",
      type: "number",
      minimum: 90,
      maximum: 99.999,
      multipleOf: 0.001,
    },
    data: {
      description: "The classes of data that its fields are marked with, and no other.",
      type: "array",
      minItems: 1,
      uniqueItems: true,
      items: { enum: DATA_CLASSES },
    },
  };
  return {
    description:
      "Numbers the product must reach; each changes a value of the generated configuration.",
    ...closed(properties),
  };
}

export function platformSchema(offer: Offer): Schema {
  const axes = [...offer.platform].map(([axis, features]) => [
    axis,
    {
      description: `The choice of ${axis}.`,
      enum: wordsAt(`platform.${axis}`, features, offer),
    },
  ]);
  return {
    description: "One choice for each question; what is absent gets its default.",
    ...closed(Object.fromEntries(axes)),
  };
}

export function authSchema(offer: Offer): Schema {
  const kinds = wordsAt("auth.users.kind", [...new Set([...offer.users, NONE])], offer);
  const properties = {
    users: {
      description: "How users prove who they are.",
      ...closed({ kind: { description: "The kind of user authentication.", enum: kinds } }, [
        "kind",
      ]),
    },
    roles: named(
      "kebab",
      words("Roles whose rights it has too.", "kebab"),
      "The roles that users may have, each with those it inherits.",
      { maxProperties: 200 },
    ),
  };
  return { description: "Who may use the product.", ...closed(properties) };
}

export function entitySchema(): Schema {
  const allow = Object.fromEntries(CRUD.map((verb) => [verb, { $ref: "#/$defs/allow" }]));
  return closed({
    description: { description: "What it is, for documentation.", $ref: "#/$defs/text" },
    crud: {
      description: "What can be done with it without further rules.",
      type: "array",
      uniqueItems: true,
      items: { enum: CRUD },
    },
    allow: {
      description: "Who may do what of `crud`; what is absent nobody may.",
      ...closed(allow),
    },
    emits: crudEmitsSchema(),
    state: { description: "The enum field that holds its state.", $ref: "#/$defs/camel" },
    fields: {
      description: "What is known of it. `id` and `createdAt` are always there.",
      $ref: "#/$defs/fields",
    },
    relations: named(
      "camel",
      { $ref: "#/$defs/relation" },
      "Its relations to entities of the same service.",
      { maxProperties: 200 },
    ),
  });
}

export function operationSchema(): Schema {
  const properties = {
    description: { description: "What it does, for documentation.", $ref: "#/$defs/text" },
    kind: {
      description: "What it does to the entity; a command with `to` is a transition.",
      enum: ["create", "update", "delete", "command"],
    },
    of: { description: "The entity it is about.", $ref: "#/$defs/pascal" },
    by: {
      description: "The unique field that finds the entity; without it, the id does.",
      $ref: "#/$defs/camel",
    },
    accepts: words("Fields and relations of the entity that the caller gives.", "camel"),
    input: {
      description: "What the caller gives besides: passed on, not stored.",
      $ref: "#/$defs/fields",
    },
    from: words("States from which it may go.", "value"),
    to: { description: "The state it leads to.", $ref: "#/$defs/value" },
    emits: { description: "The event that it brings about.", $ref: "#/$defs/pascal" },
    calls: {
      description: "Operations of other services that it calls first, as `service.operation`.",
      type: "array",
      uniqueItems: true,
      maxItems: 20,
      items: OPERATION,
    },
    allow: { $ref: "#/$defs/allow" },
  };
  return closed(properties, ["kind", "of"]);
}
