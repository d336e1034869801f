import { closed, named, type Schema } from "./json-schema-base.ts";
import { CHANGES, POLICIES } from "./types.ts";

/** What `service.Event` looks like. */
const EVENT_NAME = "^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[A-Z][A-Za-z0-9]*$";

export const crudEmitsSchema = (): Schema => ({
  description: "The event that each verb of `crud` brings about.",
  ...closed(Object.fromEntries(CHANGES.map((verb) => [verb, { $ref: "#/$defs/pascal" }]))),
});

export function eventDefinitions(): Schema {
  return {
    event: closed(
      {
        description: { description: "What happened, for documentation.", $ref: "#/$defs/text" },
        of: { description: "The entity that it happened to.", $ref: "#/$defs/pascal" },
        key: {
          description: "The field by which events are kept in order; one of `carries`.",
          $ref: "#/$defs/camel",
        },
        carries: {
          description: "Fields and relations of the entity, as it is after the change.",
          type: "array",
          uniqueItems: true,
          items: { $ref: "#/$defs/camel" },
        },
        fields: {
          description: "What the operation was given besides: inputs of the same name and type.",
          $ref: "#/$defs/fields",
        },
      },
      ["of", "key", "carries"],
    ),
    reaction: closed(
      {
        do: { description: "The operation of this service that reacts.", $ref: "#/$defs/camel" },
        with: {
          description:
            "What each of its inputs is given: `event.<field>`, or anything else as a literal.",
          type: "object",
          propertyNames: { $ref: "#/$defs/camel" },
        },
        refused: policy("When the operation's rule says no", "park"),
        missing: policy("When there is nothing it could be done to", "retry, then park"),
      },
      ["do"],
    ),
  };
}

const policy = (when: string, otherwise: string): Schema => ({
  description: `${when}: ${POLICIES.join(", ")}, or another operation. Not said: ${otherwise}.`,
  $ref: "#/$defs/camel",
});

/** `events` and `consumes` of a service. */
export const eventProperties = (): Schema => ({
  events: named("pascal", { $ref: "#/$defs/event" }, "What others may learn of.", {
    maxProperties: 200,
  }),
  consumes: {
    description: "What is done when something happens, here or in another service.",
    type: "object",
    maxProperties: 500,
    propertyNames: { type: "string", pattern: EVENT_NAME },
    additionalProperties: {
      oneOf: [
        { $ref: "#/$defs/reaction" },
        { type: "array", minItems: 1, items: { $ref: "#/$defs/reaction" } },
      ],
    },
  },
});
