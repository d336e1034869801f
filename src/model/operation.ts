import type { Allow } from "../blueprint/types.ts";
import { accessOf } from "./access.ts";
import { groupsOf } from "./given.ts";
import { shortOf } from "./http.ts";
import type { Identifiers } from "./identifiers.ts";
import { namesOf } from "./names.ts";
import { noOperationProto } from "./proto-blank.ts";
import { noOperationSample } from "./samples-blank.ts";
import {
  OPERATION_KINDS,
  type EntityModel,
  type FieldModel,
  type InputModel,
  type Names,
  type OperationKindModel,
  type OperationModel,
  type RoleModel,
  type ValueModel,
} from "./types.ts";

/** What an operation needs to know about the place it stands in. */
export interface OperationPlace {
  roles: readonly RoleModel[];
  values: ReadonlyMap<string, ValueModel>;
  /** Transitions move its state, and nothing else does. */
  moves: boolean;
  /** Functions beside the entity. */
  functions: Identifiers;
}

/** What the blueprint says of an operation, under `crud` or `operations`. */
interface Said {
  kind: OperationKindModel;
  name: Names;
  entity: EntityModel;
  allow: Allow;
  inputs: readonly InputModel[];
  crud: boolean;
}

/** What all operations have, whoever asked for them. The HTTP side and the names of inputs come later, when all are known. */
export function operationModel(said: Said, { roles, functions }: OperationPlace): OperationModel {
  const { kind, name, entity, allow, inputs, crud } = said;
  const accepts = inputs.filter((input) => input.stored);
  const missing = entity.ownFields.filter((field) =>
    accepts.every((input) => input.field !== field),
  );
  const makes = kind === "create" || kind === "replace";
  const absent = makes ? missing.filter((field) => field.optional && !field.anyDefault) : [];
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
    rule: functions.value(ruleName(name, entity, crud), entity.name.pascal),
    key: null,
    byId: true,
    keyVariable: "",
    keyRenamed: false,
    taken: [],
    hasTaken: false,
    preset: kind === "create" ? missing.filter((field) => field.anyDefault) : [],
    absent,
    hasAbsent: absent.length > 0,
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
    emits: null,
    tellsInput: false,
    takesInput: false,
    bindsRule: false,
    reactions: [],
    callees: [],
    hasCalls: false,
    before: "",
    ownFunctions: false,
    usesInput: false,
    userWritten: false,
    ruleFile: `services/${entity.service.name.kebab}/src/features/${entity.folder}/rules/${name.kebab}.ts`,
    ...accessOf(allow, roles),
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

/** The operation with the field that finds its entity; null: it finds none. */
export function withKey(operation: OperationModel, key: FieldModel | null): OperationModel {
  const taken = key ? [key, ...operation.picked] : operation.picked;
  return { ...operation, key, taken, hasTaken: taken.length > 0 };
}
