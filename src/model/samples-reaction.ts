import type {
  EntityModel,
  MappingModel,
  OperationModel,
  PolicyModel,
  ReactionModel,
  ReactionSample,
} from "./types.ts";

/** How a test sees that a reaction has done its work; null where it would have to know more than the blueprint says. */
export function reactionSample({
  operation,
  with: given,
  refused,
  missing,
}: Pick<ReactionModel, "operation" | "with" | "refused" | "missing">): ReactionSample | null {
  const { entity, key, is, userWritten, needsCaller } = operation;
  const linked = given.some(({ field }) => field.isReference || field.isSet);
  if (userWritten || needsCaller || linked) return null;
  const repeats = atOnce(refused) && refusesAgain(operation, given);
  if (is.create) return { keyField: null, found: found(given, entity), repeats, misses: false };
  const mapping = given.find(({ field }) => field === key);
  if (!mapping || !isPlain(mapping) || !entity.needs.find) return null;
  return { keyField: mapping.path[0]!.name, found: null, repeats, misses: atOnce(missing) };
}

/** Without further attempts, and without another operation. */
const atOnce = ({ ignore, park }: PolicyModel) => ignore || park;

/** What was done leaves nothing to do: it is in its new state, or its unique field is taken. */
const refusesAgain = (
  { transition, is }: OperationModel,
  given: readonly MappingModel[],
): boolean =>
  is.create
    ? given.some(({ field }) => field.isUnique)
    : transition !== null && transition.refused.includes(transition.to);

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
