import type { Entity, Service } from "../blueprint/types.ts";
import { createdAtField, fieldModel, idField } from "./field.ts";
import { valuesIn } from "./field-types.ts";
import { fileOf, folderOf, type Identifiers } from "./identifiers.ts";
import { namesOf, pluralOf, withArticle } from "./names.ts";
import { noNeeds } from "./needs.ts";
import { noEntityProto } from "./proto-blank.ts";
import { relationFields } from "./relations.ts";
import { noEntitySample } from "./samples-blank.ts";
import { OPERATION_KINDS, type EntityModel, type ServiceModel, type ValueModel } from "./types.ts";

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
    readable: false,
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
    answersExposed: false,
    listExposed: false,
    hasOperations: false,
    hasCalls: false,
    events: [],
    hasEvents: false,
    tells: { any: false, add: false, change: false, remove: false, functions: [], tested: [] },
    atomic: false,
    addsMore: false,
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
