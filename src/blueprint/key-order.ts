/** The language's order of keys; `*` is any name. */
const ORDER: ReadonlyMap<string, readonly string[]> = new Map([
  ["", ["groundplan", "name", "domain", "qualities", "platform", "auth", "services"]],
  ["auth", ["users", "roles"]],
  [
    "services.*",
    ["purpose", "version", "api", "entities", "values", "operations", "events", "consumes"],
  ],
  [
    "services.*.entities.*",
    ["description", "crud", "allow", "emits", "state", "fields", "relations"],
  ],
  [
    "services.*.operations.*",
    [
      "description",
      "kind",
      "of",
      "by",
      "accepts",
      "input",
      "from",
      "to",
      "emits",
      "calls",
      "allow",
    ],
  ],
  ["services.*.events.*", ["description", "of", "key", "carries", "fields"]],
  ["services.*.consumes.*", ["do", "with", "refused", "missing"]],
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
