import type { Crud, Entity } from "../blueprint/types.ts";
import { filter, partial, whole } from "./given.ts";
import { namesOf, withArticle } from "./names.ts";
import { operationModel, withKey, type OperationPlace } from "./operation.ts";
import type { EntityModel, InputModel, OperationModel } from "./types.ts";

const SUMMARIES: Record<Crud, (entity: EntityModel) => string> = {
  create: ({ name }) => `Create ${withArticle(name.words)}`,
  get: ({ name }) => `Read ${withArticle(name.words)}`,
  list: ({ plural }) => `List ${plural.words}, newest first`,
  replace: ({ name }) => `Replace ${withArticle(name.words)}`,
  update: ({ name }) => `Change some fields of ${withArticle(name.words)}`,
  delete: ({ name }) => `Delete ${withArticle(name.words)}`,
};

/** An operation that `crud` asks for. */
export function crudOperation(
  kind: Crud,
  blueprint: Entity,
  entity: EntityModel,
  place: OperationPlace,
): OperationModel {
  const name = namesOf(`${kind}-${kind === "list" ? entity.plural.kebab : entity.name.kebab}`);
  const said = { kind, name, entity, allow: blueprint.allow.get(kind) ?? [], crud: true };
  const shared = operationModel({ ...said, inputs: inputsOf(kind, entity, place.moves) }, place);
  const keyed = withKey(shared, kind === "create" || kind === "list" ? null : entity.fields[0]!);
  return {
    ...keyed,
    summary: SUMMARIES[kind](entity),
    hasRule: kind === "create" || kind === "replace",
  };
}

/** The fields that anybody may give: not those of the server, and no state that transitions move. */
function inputsOf(kind: Crud, entity: EntityModel, moves: boolean): InputModel[] {
  const given = entity.ownFields.filter(
    (field) => !(field.isState && moves) && !field.defaultNow && !field.defaultCaller,
  );
  switch (kind) {
    case "create":
    case "replace":
      return given.map(whole);
    case "update":
      return given.map((field) => ({ ...partial(field), optional: true }));
    case "list":
      return entity.references.map(filter);
    default:
      return [];
  }
}
