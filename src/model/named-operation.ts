import type { Operation } from "../blueprint/types.ts";
import { partial, passed, whole } from "./given.ts";
import { shortOf } from "./http.ts";
import { namesOf, withArticle } from "./names.ts";
import { operationModel, withKey, type OperationPlace } from "./operation.ts";
import { transitionOf } from "./transition.ts";
import type { EntityModel, OperationModel } from "./types.ts";

/** An operation that the user named. */
export function namedOperation(
  blueprint: Operation,
  entity: EntityModel,
  place: OperationPlace,
): OperationModel {
  const { kind, calls, allow } = blueprint;
  const fieldOf = (name: string) =>
    entity.ownFields.find((field) => field.name === name || field.reference?.relation === name)!;
  const accepts = blueprint.accepts.map((name) =>
    kind === "create" ? whole(fieldOf(name)) : partial(fieldOf(name)),
  );
  const name = namesOf(blueprint.name);
  const more = blueprint.input.map((field) => passed(field, name.pascal, place.values));
  const inputs = [...accepts, ...more];
  const shared = operationModel({ kind, name, entity, allow, inputs, crud: false }, place);
  const field = entity.state;
  const key = kind === "create" ? null : blueprint.by ? fieldOf(blueprint.by) : entity.fields[0]!;
  const userWritten = kind === "command" && !blueprint.to && accepts.length === 0;
  const passesInput =
    kind === "command" && (accepts.length > 0 || (userWritten && more.length > 0));
  return {
    ...withKey(shared, key),
    summary: summaryOf(shared),
    description: blueprint.description ?? null,
    byId: !blueprint.by,
    refusal: blueprint.to ? `The ${entity.name.words} cannot become ${blueprint.to}` : "",
    hasRule: (kind === "create" || kind === "command") && !userWritten,
    transition: blueprint.to && field ? transitionOf(field, blueprint.from, blueprint.to) : null,
    hasCalls: calls.length > 0,
    before: calls.length > 0 ? place.functions.value(`before${name.pascal}`, "_") : "",
    ownFunctions: userWritten || calls.length > 0,
    usesInput: calls.length > 0 || passesInput,
    userWritten,
    passesInput,
  };
}

/** `cancelOrder` → `Cancel an order`; a name that does not end with its entity's stays as it is. */
function summaryOf(operation: OperationModel): string {
  const short = shortOf(operation);
  const { name, entity } = operation;
  return short === name.kebab
    ? name.title
    : `${namesOf(short).title} ${withArticle(entity.name.words)}`;
}
