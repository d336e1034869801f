import type { Entity, JsonValue, Service } from "../blueprint/types.ts";
import { exampleId } from "./examples.ts";
import { createdAtField, fieldModel, idField, referenceField, setField } from "./field.ts";
import { valuesIn } from "./field-types.ts";
import { fileOf, folderOf, type Identifiers } from "./identifiers.ts";
import { namesOf, pluralOf, singularOf, withArticle } from "./names.ts";
import { noNeeds } from "./needs.ts";
import { noEntityProto } from "./proto-blank.ts";
import { noEntitySample } from "./samples.ts";
import {
  OPERATION_KINDS,
  type EntityModel,
  type FieldModel,
  type ReferenceModel,
  type ServiceModel,
  type ValueModel,
} from "./types.ts";

const LONGEST_IDENTIFIER = 63;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** First pass: names only, so that relations can point at entities that come later in the file. */
export function entityShell(
  entity: Entity,
  service: ServiceModel,
  identifiers: Identifiers,
): EntityModel {
  const name = namesOf(entity.name);
  const plural = pluralOf(name);
  const manyOf = plural.pascal === name.pascal ? namesOf(`${name.kebab}-records`) : plural;
  return {
    name,
    plural,
    service,
    description: entity.description ?? null,
    type: identifiers.type(name.pascal, "Entity"),
    pluralType: identifiers.type(manyOf.pascal, "Store"),
    variable: identifiers.value(name.camel, "Entity"),
    variables: identifiers.value(manyOf.camel, "Store"),
    rowType: identifiers.type(`${name.pascal}Row`, "Type"),
    article: withArticle(name.words),
    keyType: "",
    keys: [],
    hasOtherKeys: false,
    keyInputs: [],
    imports: [],
    hasImports: false,
    needs: noNeeds(),
    folder: folderOf(plural),
    file: fileOf(name),
    path: plural.kebab,
    table: plural.snake,
    fields: [],
    ownFields: [],
    columnFields: [],
    sets: [],
    hasSets: false,
    hasJson: false,
    reads: false,
    qualifiedId: `${plural.snake}.id`,
    references: [],
    uniques: [],
    hasUniques: false,
    state: null,
    initialState: null,
    uses: [],
    hasUses: false,
    operations: [],
    exposed: [],
    hasExposed: false,
    listExposed: false,
    hasOperations: false,
    commands: [],
    has: Object.fromEntries(OPERATION_KINDS.map((kind) => [kind, false])) as EntityModel["has"],
    proto: noEntityProto(),
    examples: [{}, {}],
    sample: noEntitySample(),
  };
}

/** Second pass: fields and relations. */
export function fillEntity(
  model: Mutable<EntityModel>,
  entity: Entity,
  service: Service,
  entities: ReadonlyMap<string, EntityModel>,
  values: ReadonlyMap<string, ValueModel>,
): void {
  const own = entity.fields.map((field, index) => {
    const one = fieldModel(field, entity.name, values);
    return {
      ...one,
      isState: field.name === entity.state,
      constraint: constraintOf(model.table, one.column, index),
    };
  });
  const fields = [...own, ...relationFields(model, entity, service, entities)];
  model.ownFields = fields;
  model.fields = [idField(), ...fields, createdAtField()];
  model.columnFields = model.fields.filter((field) => !field.isSet);
  model.sets = fields.filter((field) => field.isSet);
  model.hasSets = model.sets.length > 0;
  model.hasJson = model.columnFields.some((field) => field.isJson);
  model.references = fields.filter((field) => field.isReference);
  model.uniques = fields.filter((field) => field.unique);
  model.hasUniques = model.uniques.length > 0;
  model.state = fields.find((field) => field.isState) ?? null;
  model.initialState = model.state?.hasDefault ? String(model.state.default) : null;
  model.uses = [...new Set(fields.flatMap((field) => valuesIn(field.type)))];
}

/** PostgreSQL's own name for it, where that is not too long to be kept whole. */
function constraintOf(table: string, column: string, index: number): string {
  const name = `${table}_${column}_key`;
  return name.length > LONGEST_IDENTIFIER ? `${table}_${index + 1}_key` : name;
}

function relationFields(
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

/**
 * Third pass: two examples, which can be stored in the order of `order`: a reference shows the id that its target's
 * example has, and an optional one is left out where the target comes later.
 */
export function fillExamples(
  model: Mutable<EntityModel>,
  order: readonly EntityModel[],
  numbers: ReadonlyMap<EntityModel, number>,
): void {
  const earlier = (target: EntityModel) => order.indexOf(target) < order.indexOf(model);
  const example = (n: 1 | 2) =>
    Object.fromEntries(
      model.fields.flatMap((field): [string, JsonValue][] => {
        if (field.isId) return [[field.name, exampleId(numbers.get(model)!, n)]];
        if (!field.reference)
          return field.required || n === 1 ? [[field.name, field.examples[n - 1]!]] : [];
        const { target, self } = field.reference;
        const id = exampleId(numbers.get(target)!, self ? 1 : n);
        if (field.isSet) return [[field.name, earlier(target) ? [id] : []]];
        return field.required || (self ? n === 2 : n === 1 && earlier(target))
          ? [[field.name, id]]
          : [];
      }),
    );
  model.examples = [example(1), example(2)];
}
