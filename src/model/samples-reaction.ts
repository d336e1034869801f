import type { EntityModel, MappingModel, ReactionModel, ReactionSample } from "./types.ts";

/** How a test sees that a reaction has done its work; null where it would have to know more than the blueprint says. */
export function reactionSample({
  operation,
  with: given,
}: Pick<ReactionModel, "operation" | "with">): ReactionSample | null {
  const { entity, key, is, userWritten, needsCaller } = operation;
  const linked = given.some(({ field }) => field.isReference || field.isSet);
  if (userWritten || needsCaller || linked) return null;
  if (is.create) return { ...blank, found: found(given, entity) };
  const mapping = given.find(({ field }) => field === key);
  if (!mapping || !isPlain(mapping) || !entity.needs.find) return null;
  return { ...blank, keyField: mapping.path[0]!.name };
}

const blank: ReactionSample = { keyField: null, found: null };

/** What is created is found again by a key that the event names. */
function found(
  given: readonly MappingModel[],
  { keys, needs }: EntityModel,
): ReactionSample["found"] {
  const mapping = given.find((one) => keys.includes(one.field) && isPlain(one));
  if (!mapping || !needs.find) return null;
  return { name: mapping.name, field: mapping.path[0]!.name };
}

const isPlain = ({ path }: MappingModel) => path.length === 1;
