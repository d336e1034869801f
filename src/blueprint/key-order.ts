/** The keys of each kind of map, in the language's order. */
export const KEYS_OF = {
  blueprint: ["groundplan", "name", "domain", "qualities", "platform", "auth", "services"],
  auth: ["users", "roles"],
  service: ["purpose", "version", "api", "entities", "values", "operations", "events", "consumes"],
  entity: ["description", "crud", "allow", "emits", "state", "fields", "relations"],
  operation: ["description", "kind", "of", "by", "accepts", "input"].concat([
    "from",
    "to",
    "emits",
    "calls",
    "allow",
  ]),
  event: ["description", "of", "key", "carries", "fields"],
  reaction: ["do", "with", "refused", "missing"],
} satisfies Record<string, readonly string[]>;

/** By where they stand; `*` is any name. */
const ORDER: ReadonlyMap<string, readonly string[]> = new Map([
  ["", KEYS_OF.blueprint],
  ["auth", KEYS_OF.auth],
  ["services.*", KEYS_OF.service],
  ["services.*.entities.*", KEYS_OF.entity],
  ["services.*.operations.*", KEYS_OF.operation],
  ["services.*.events.*", KEYS_OF.event],
  ["services.*.consumes.*", KEYS_OF.reaction],
]);

/** A path with `*` for names, which stand at every second step: services, then what each has several of. */
export const patternOf = (path: readonly (string | number)[]): string =>
  path
    .filter((key) => typeof key === "string")
    .map((key, step) => (path[0] === "services" && step % 2 === 1 ? "*" : key))
    .join(".");

/** The keys of the map at a path, in their order. What is not listed comes behind, in the order in which it was said. */
export const orderAt = (path: readonly (string | number)[]): readonly string[] =>
  ORDER.get(patternOf(path)) ?? [];
