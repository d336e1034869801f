import type { Entity, Service } from "../blueprint/types.ts";
import { referenceField, setField } from "./field.ts";
import { namesOf, singularOf } from "./names.ts";
import type { EntityModel, FieldModel, ReferenceModel } from "./types.ts";

/** The references and sets of references that an entity holds, of its own relations and of others' `has-many`. */
export function relationFields(
  model: EntityModel,
  entity: Entity,
  service: Service,
  entities: ReadonlyMap<string, EntityModel>,
): FieldModel[] {
  const fields: FieldModel[] = [];
  for (const relation of entity.relations) {
    const target = entities.get(relation.target)!;
    if (relation.kind === "belongs-to") {
      const cascade = service.entities.some(
        (one) =>
          one.name === relation.target &&
          one.relations.some(
            (back) => back.kind === "has-many" && back.target === entity.name && back.cascade,
          ),
      );
      fields.push(
        referenceField(relation.optional, reference(model, relation.name, target, cascade)),
      );
    }
    if (relation.kind === "many-to-many")
      fields.push(
        setField(`${singularOf(relation.name)}Ids`, joined(model, target, relation.name)),
      );
  }
  return [...fields, ...childKeys(model, entity, service, entities)];
}

/** A `has-many` gives the other side its foreign key, unless that side says `belongs-to` itself. */
function childKeys(
  model: EntityModel,
  entity: Entity,
  service: Service,
  entities: ReadonlyMap<string, EntityModel>,
): FieldModel[] {
  const said = new Set(
    entity.relations.flatMap((one) => (one.kind === "belongs-to" ? [one.target] : [])),
  );
  return service.entities
    .filter((parent) => !said.has(parent.name))
    .flatMap((parent) => {
      const many = parent.relations.find(
        (one) => one.kind === "has-many" && one.target === entity.name,
      );
      if (many?.kind !== "has-many") return [];
      const target = entities.get(parent.name)!;
      return [
        referenceField(target === model, reference(model, target.name.camel, target, many.cascade)),
      ];
    });
}

const reference = (
  model: EntityModel,
  relation: string,
  target: EntityModel,
  cascade: boolean,
): ReferenceModel => ({
  relation,
  target,
  self: target === model,
  cascade,
  joinTable: null,
  ownColumn: null,
  targetColumn: null,
});

const joined = (model: EntityModel, target: EntityModel, relation: string): ReferenceModel => ({
  relation,
  target,
  self: target === model,
  cascade: true,
  joinTable: `${model.name.snake}_${namesOf(relation).snake}`,
  ownColumn: `${model.name.snake}_id`,
  targetColumn: target === model ? `other_${target.name.snake}_id` : `${target.name.snake}_id`,
});
