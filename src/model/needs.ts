import type { EntityModel, NeedsModel } from "./types.ts";

/** Which helpers the code of an entity uses, so that it imports these and no others. */
export function needsOf({ operations, references }: EntityModel): NeedsModel {
  const some = (test: (operation: EntityModel["operations"][number]) => boolean) =>
    operations.some(test);
  const patch = some((one) => one.hasPatched);
  const defaulted = some((one) => one.hasDefaulted);
  const mergedInRules = some((one) => one.is.command && one.hasAccepts && !one.userWritten);
  const omitInRules =
    some((one) => one.hasRule && one.hasPassed && one.hasAccepts) ||
    some((one) => one.is.create && one.hasPassed);
  const merged = some((one) => one.is.update);
  const omit = some((one) => one.is.update && one.hasPassed);
  const changing = some((one) => one.is.replace || one.is.update || one.is.command);
  const find = some((one) => one.is.get);
  const found = find || changing;
  const notFound = some((one) => one.is.delete);
  const made = operations.filter((one) => one.hasRule && (one.is.create || one.is.replace));
  return {
    whole: made.length > 0,
    absent: made.some((one) => one.hasAbsent),
    conflict: some((one) => one.transition?.guarded === true),
    merged,
    omit,
    patch,
    defaulted,
    inRules: patch || defaulted || mergedInRules || omitInRules,
    inOperations: merged || omit,
    mergedInRules,
    omitInRules,
    callerId: some((one) => one.needsCaller),
    found,
    notFound,
    problems: found || notFound,
    clock: some((one) => one.is.create),
    paged: some((one) => one.is.list),
    find,
    change: changing,
    key: find || changing || notFound,
    filter: some((one) => one.is.list) && references.length > 0,
  };
}

export const noNeeds = (): NeedsModel => ({
  whole: false,
  absent: false,
  conflict: false,
  merged: false,
  omit: false,
  patch: false,
  defaulted: false,
  inRules: false,
  inOperations: false,
  mergedInRules: false,
  omitInRules: false,
  callerId: false,
  found: false,
  notFound: false,
  problems: false,
  clock: false,
  paged: false,
  find: false,
  change: false,
  key: false,
  filter: false,
});
