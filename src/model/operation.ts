import type { Allow, Crud, Entity, Operation } from "../blueprint/types.ts";
import { fieldModel } from "./field.ts";
import { shortOf } from "./http.ts";
import type { Identifiers } from "./identifiers.ts";
import { namesOf, withArticle } from "./names.ts";
import { noOperationProto } from "./proto-blank.ts";
import { noOperationSample } from "./samples.ts";
import {
  OPERATION_KINDS,
  type EntityModel,
  type FieldModel,
  type InputModel,
  type Names,
  type OperationModel,
  type RoleModel,
  type TransitionModel,
  type ValueModel,
} from "./types.ts";

export interface OperationPlace {
  roles: readonly RoleModel[];
  values: ReadonlyMap<string, ValueModel>;
  /** Transitions move its state, and nothing else does. */
  moves: boolean;
  /** Functions beside the entity. */
  functions: Identifiers;
}

const SUMMARIES: Record<Crud, (entity: EntityModel) => string> = {
  create: ({ name }) => `Create ${withArticle(name.words)}`,
  get: ({ name }) => `Read ${withArticle(name.words)}`,
  list: ({ plural }) => `List ${plural.words}, newest first`,
  replace: ({ name }) => `Replace ${withArticle(name.words)}`,
  update: ({ name }) => `Change some fields of ${withArticle(name.words)}`,
  delete: ({ name }) => `Delete ${withArticle(name.words)}`,
};

/** An operation that `crud` asks for. Its HTTP side is filled in later, when all operations are known. */
export function crudOperation(
  kind: Crud,
  blueprint: Entity,
  entity: EntityModel,
  place: OperationPlace,
): OperationModel {
  const given = entity.ownFields.filter(
    (field) => !(field.isState && place.moves) && !field.defaultNow && !field.defaultCaller,
  );
  const accepts =
    kind === "create" || kind === "replace"
      ? given.map(whole)
      : kind === "update"
        ? given.map((field) => ({ ...partial(field), optional: true }))
        : [];
  const filters =
    kind === "list"
      ? entity.references.map((field) => ({
          field,
          optional: true,
          nullable: false,
          stored: false,
        }))
      : [];
  const name = namesOf(`${kind}-${kind === "list" ? entity.plural.kebab : entity.name.kebab}`);
  const shared = base(
    kind,
    name,
    entity,
    blueprint.allow.get(kind) ?? [],
    [...accepts, ...filters],
    place,
    true,
  );
  const keyed = withKey(shared, kind === "create" || kind === "list" ? null : entity.fields[0]!);
  return {
    ...keyed,
    summary: SUMMARIES[kind](entity),
    hasRule: kind === "create" || kind === "replace",
  };
}

/** An operation that the user named. */
export function namedOperation(
  blueprint: Operation,
  entity: EntityModel,
  place: OperationPlace,
): OperationModel {
  const fieldOf = (name: string) =>
    entity.ownFields.find((field) => field.name === name || field.reference?.relation === name)!;
  const accepts = blueprint.accepts.map((name) =>
    blueprint.kind === "create" ? whole(fieldOf(name)) : partial(fieldOf(name)),
  );
  const name = namesOf(blueprint.name);
  const passed = blueprint.input.map((field): InputModel => {
    const model = fieldModel(field, name.pascal, place.values);
    return {
      field: model,
      optional: model.optional || model.anyDefault,
      nullable: false,
      stored: false,
    };
  });
  const shared = base(
    blueprint.kind,
    name,
    entity,
    blueprint.allow,
    [...accepts, ...passed],
    place,
  );
  const field = entity.state;
  const key =
    blueprint.kind === "create" ? null : blueprint.by ? fieldOf(blueprint.by) : entity.fields[0]!;
  const userWritten = blueprint.kind === "command" && !blueprint.to && accepts.length === 0;
  return {
    ...withKey(shared, key),
    summary: summaryOf(shared),
    description: blueprint.description ?? null,
    byId: !blueprint.by,
    refusal: blueprint.to ? `The ${entity.name.words} cannot become ${blueprint.to}` : "",
    hasRule: (blueprint.kind === "create" || blueprint.kind === "command") && !userWritten,
    transition: blueprint.to && field ? transitionOf(field, blueprint.from, blueprint.to) : null,
    userWritten,
    passesInput:
      blueprint.kind === "command" && (accepts.length > 0 || (userWritten && passed.length > 0)),
  };
}

function transitionOf(field: FieldModel, from: readonly string[], to: string): TransitionModel {
  const refused =
    from.length === 0 ? [] : field.type.values.filter((state) => !from.includes(state));
  return {
    field,
    from,
    to,
    guarded: refused.length > 0,
    refused,
    hasRefused: refused.length > 0,
    start: from[0] ?? field.type.values[0]!,
  };
}

function base(
  kind: OperationModel["kind"],
  name: OperationModel["name"],
  entity: EntityModel,
  allow: Allow,
  inputs: readonly InputModel[],
  place: OperationPlace,
  crud = false,
): OperationModel {
  const named = allow === "public" ? [] : allow;
  const allowedRoles = place.roles
    .filter((role) => allow === "public" || role.all.some((one) => named.includes(one)))
    .map((role) => role.name);
  const accepts = inputs.filter((input) => input.stored);
  const missing = entity.ownFields.filter((field) =>
    accepts.every((input) => input.field !== field),
  );
  return {
    name,
    entity,
    kind,
    is: Object.fromEntries(
      OPERATION_KINDS.map((one) => [one, one === kind]),
    ) as OperationModel["is"],
    crud,
    summary: name.title,
    description: null,
    inputType: "",
    sharedInput: false,
    emptyInput: false,
    rule: place.functions.value(ruleName(name, entity, crud), entity.name.pascal),
    key: null,
    byId: true,
    keyVariable: "",
    keyRenamed: false,
    taken: [],
    hasTaken: false,
    preset: kind === "create" ? missing.filter((field) => field.anyDefault) : [],
    kept: kind === "replace" ? missing.filter((field) => !field.optional || field.anyDefault) : [],
    changes: kind === "replace" || kind === "update" || kind === "command",
    needsCaller: kind === "create" && callsFor(inputs, missing),
    passesInput: false,
    hasRule: false,
    refusal: "",
    inputs,
    accepts,
    hasAccepts: accepts.length > 0,
    hasInputs: inputs.length > 0,
    ...groupsOf(kind, inputs),
    transition: null,
    userWritten: false,
    ruleFile: `services/${entity.service.name.kebab}/src/features/${entity.folder}/rules/${name.kebab}.ts`,
    public: allow === "public",
    allow: named,
    nobody: allow !== "public" && named.length === 0,
    exposed: allow === "public" || named.length > 0,
    allowedRoles,
    deniedRoles: place.roles
      .map((role) => role.name)
      .filter((role) => !allowedRoles.includes(role)),
    http: { method: "post", path: "/", base: "/", status: 200 },
    rpc: name.pascal,
    sample: noOperationSample(),
    proto: noOperationProto(),
  };
}

/** `cancelOrder` is decided by `cancel`, what `crud` asks for by `createOrder`. */
const ruleName = (name: Names, entity: EntityModel, crud: boolean): string =>
  crud ? name.camel : namesOf(shortOf({ name, entity })).camel;

/** Some field that the server fills in is the caller's id. */
const callsFor = (inputs: readonly InputModel[], missing: readonly FieldModel[]): boolean =>
  [...missing, ...inputs.map(({ field }) => field)].some((field) => field.defaultCaller);

function withKey(operation: OperationModel, key: FieldModel | null): OperationModel {
  const taken = key ? [key, ...operation.picked] : operation.picked;
  return { ...operation, key, taken, hasTaken: taken.length > 0 };
}

function groupsOf(kind: OperationModel["kind"], inputs: readonly InputModel[]) {
  const stored = inputs.filter((input) => input.stored);
  const patches = (input: InputModel) => input.nullable || (kind === "update" && input.optional);
  const defaults = (input: InputModel) => input.optional && !input.field.optional;
  const picked = stored
    .filter((input) => !patches(input) && !defaults(input))
    .map((input) => input.field);
  const defaulted = stored
    .filter((input) => !patches(input) && defaults(input))
    .map((input) => input.field);
  const patched = stored.filter(patches).map((input) => input.field);
  const passed = inputs.filter((input) => !input.stored);
  return {
    picked,
    hasPicked: picked.length > 0,
    defaulted,
    hasDefaulted: defaulted.length > 0,
    patched,
    hasPatched: patched.length > 0,
    passed,
    hasPassed: passed.length > 0,
  };
}

const whole = (field: FieldModel): InputModel => ({
  field,
  optional: field.optional || field.anyDefault,
  nullable: false,
  stored: true,
});
const partial = (field: FieldModel): InputModel => ({
  field,
  optional: field.optional,
  nullable: field.optional,
  stored: true,
});

function summaryOf(operation: OperationModel): string {
  const short = shortOf(operation);
  const { name, entity } = operation;
  return short === name.kebab
    ? name.title
    : `${namesOf(short).title} ${withArticle(entity.name.words)}`;
}
