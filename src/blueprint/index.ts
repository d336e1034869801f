export { formatProblems, frame } from "./frame.ts";
export type { Offer } from "./offer.ts";
export { readBlueprint, type Reading } from "./read.ts";
export { blueprintSchema } from "./json-schema.ts";
export { applySets } from "./sets.ts";
export { problemAt } from "./problem-at.ts";
export { shown } from "./shown.ts";
export { CODES, type Code } from "./codes.ts";
export { cased, pluralOf, singularOf, words } from "./cases.ts";
