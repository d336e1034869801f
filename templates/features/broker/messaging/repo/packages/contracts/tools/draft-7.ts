import type { Json } from "./document.ts";
import { within } from "./schemas.ts";

/** A schema as AsyncAPI has it (JSON Schema, draft 7) in the words of 2020-12. */
export function modern(schema: Json): Json {
  if (schema === null || typeof schema !== "object") return schema;
  const { items, additionalItems, dependencies, discriminator, ...same } = schema;
  return within(
    {
      ...same,
      ...(Array.isArray(items)
        ? { prefixItems: items, ...(additionalItems !== undefined && { items: additionalItems }) }
        : items !== undefined && { items }),
      ...dependenciesOf(dependencies, same),
      ...(typeof discriminator === "string" && { discriminator: { propertyName: discriminator } }),
    },
    modern,
  );
}

/** What another property asks for: more properties, or a schema for the whole. */
function dependenciesOf(dependencies: Json, { dependentRequired, dependentSchemas }: Json): Json {
  if (dependencies === undefined) return {};
  const all = Object.entries<Json>(dependencies);
  const names = all.filter(([, one]) => Array.isArray(one));
  const schemas = all.filter(([, one]) => !Array.isArray(one));
  return {
    dependentRequired: { ...dependentRequired, ...Object.fromEntries(names) },
    dependentSchemas: { ...dependentSchemas, ...Object.fromEntries(schemas) },
  };
}
