import { cased, pluralOf, singularOf } from "./cases.ts";
import { shown } from "./shown.ts";
import { didYouMean, nearest } from "./suggest.ts";
import type { Tree } from "./tree.ts";

/** Where keys stand that people look for elsewhere. */
const HOMES: readonly (readonly [what: string, keys: readonly string[]])[] = [
  ["the blueprint", ["domain", "qualities", "platform", "auth", "services"]],
  ["`auth`", ["users", "roles"]],
  ["`domain`", ["actors", "useCases"]],
  ["a service", ["api", "entities", "values", "operations", "events", "consumes"]],
  ["an entity", ["crud", "state", "fields", "relations"]],
  ["an operation", ["accepts", "input", "calls"]],
];

const OTHERS: ReadonlyMap<string, string> = new Map([
  ["nullable", "optional"],
  ["required", "optional"],
  ["properties", "fields"],
  ["attributes", "fields"],
  ["columns", "fields"],
  ["models", "entities"],
  ["endpoints", "operations"],
  ["methods", "operations"],
  ["commands", "operations"],
]);

interface Unknown {
  key: string;
  value: Tree;
  /** What it is a key of. */
  what: string;
  known: readonly string[];
}

/** A sentence that helps with a key that is not known where it stands. */
export function keyMeant({ key, value, what, known }: Unknown): string {
  const other = OTHERS.get(key.toLowerCase());
  const number = [pluralOf(key), singularOf(key)].map((one) => cased(one).camel);
  const meant = nearest(key, known) ?? known.find((one) => one === other || number.includes(one));
  if (meant !== undefined) return `Did you mean ${shown(meant)}?`;
  const homes = HOMES.filter(([, keys]) => keys.includes(key)).map(([home]) => home);
  if (homes.length > 0) return `${shown(key)} stands in ${homes.join(" or ")}.`;
  if (what === "an entity" && value.kind === "scalar" && !value.empty)
    return "A field stands under `fields:`.";
  return didYouMean(key, known);
}
