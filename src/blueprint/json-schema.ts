import {
  authSchema,
  domainSchema,
  operationSchema,
  platformSchema,
  qualitiesSchema,
  entitySchema,
} from "./json-schema-parts.ts";
import { closed, named, type Schema } from "./json-schema-base.ts";
import { eventDefinitions, eventProperties } from "./json-schema-events.ts";
import { fieldDefinitions } from "./json-schema-fields.ts";
import { FORMS, LONGEST_NAME } from "./names.ts";
import type { Offer } from "./offer.ts";

/**
 * The JSON Schema (2020-12) of a blueprint, so that editors complete and explain. It accepts every sound blueprint;
 * what only `readBlueprint` sees (references, states, names that collide) it lets pass.
 */
export function blueprintSchema(offer: Offer): Schema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "groundplan blueprint",
    description:
      "The ground plan of a backend: services, what they know, what they do and who may do it.",
    ...closed(
      {
        groundplan: { description: "Version of the blueprint's language.", const: 1 },
        name: { description: "Name of the product and of its repo.", $ref: "#/$defs/kebab" },
        domain: domainSchema(),
        qualities: qualitiesSchema(),
        platform: platformSchema(offer),
        auth: authSchema(offer),
        services: named(
          "kebab",
          serviceSchema(offer),
          "The services, each its own process with its own data.",
          { minProperties: 1, maxProperties: 200 },
        ),
      },
      ["groundplan", "name", "services"],
    ),
    $defs: {
      ...nameDefinitions(),
      text: { type: "string", minLength: 1, maxLength: 2000 },
      allow: {
        description:
          "Who may: everybody, or those who have one of these roles or a role that inherits one. Nobody, where it is absent.",
        oneOf: [
          { const: "public" },
          { type: "array", uniqueItems: true, items: { $ref: "#/$defs/kebab" } },
        ],
      },
      ...fieldDefinitions(),
      entity: entitySchema(),
      operation: operationSchema(),
      ...eventDefinitions(),
    },
  };
}

function serviceSchema({ api }: Offer): Schema {
  const style = (id: string) => [
    id,
    { description: `Offers the service over ${id}.`, type: "object", maxProperties: 0 },
  ];
  return closed({
    purpose: { description: "What the service is for, in a sentence.", $ref: "#/$defs/text" },
    version: {
      description:
        "Of its contracts, 1.0.0 where nothing is said. A new first number says that callers and listeners have to change: paths and packages get it, too.",
      type: "string",
      pattern: "^[1-9]\\d{0,3}\\.\\d{1,4}\\.\\d{1,4}$",
    },
    api: {
      description: "The styles in which the service can be called.",
      ...closed(Object.fromEntries(api.map(style))),
    },
    entities: named(
      "pascal",
      { $ref: "#/$defs/entity" },
      "Things with an identity that the service stores.",
      { maxProperties: 500 },
    ),
    values: named(
      "pascal",
      { type: "object", minProperties: 1, $ref: "#/$defs/fields" },
      "Value objects: groups of fields without identity.",
      { maxProperties: 500 },
    ),
    operations: named("camel", { $ref: "#/$defs/operation" }, "What can be done beside crud.", {
      maxProperties: 500,
    }),
    ...eventProperties(),
  });
}

function nameDefinitions(): Schema {
  const said = {
    kebab: "Lower-case words with `-`.",
    pascal: "Begins with a capital.",
    camel: "Begins with a small letter.",
    value: "A value of an enum.",
  };
  return Object.fromEntries(
    Object.entries(said).map(([form, description]) => [
      form,
      {
        description,
        type: "string",
        maxLength: LONGEST_NAME,
        pattern: FORMS[form as keyof typeof said],
      },
    ]),
  );
}
