import { takesBody } from "./http.ts";
import { literalOf } from "./literals.ts";
import type { FieldModel, OperationModel, OperationSample, UrlSample } from "./types.ts";
import { wrongValue } from "./wrong-values.ts";

/** `tried` are fields whose limits an earlier operation of the entity has tried; it grows. */
export function operationSample(
  operation: OperationModel,
  tried: Set<FieldModel>,
): OperationSample {
  const { entity, accepts, is, preset, nobody, allow } = operation;
  const accepted = accepts.map((input) => input.field);
  const beside = entity.fields.filter((field) => !accepted.includes(field));
  const given = accepted.filter((field) => field.name in (entity.examples[0] as object));
  const few =
    (is.update || is.command) && given.length > 0 && 2 * given.length < entity.fields.length;
  const passed = is.list
    ? []
    : operation.passed.map(({ field }) => ({
        name: field.name,
        value: literalOf(field.examples[0]),
      }));
  const hasInput = accepted.length + passed.length > 0;
  const wrong = wrongOf(operation, tried);
  const byCaller = is.create && [...preset, ...accepted].some((field) => field.defaultCaller);
  const { roles } = entity.service.system;
  return {
    hasInput,
    emptyBody: !hasInput && takesBody(operation),
    beside,
    given: few ? given : [],
    few,
    passed,
    long: few || passed.length > 0,
    fixed: accepted.length === 0,
    omits: accepted.length > 0 && !few,
    wrong,
    hasWrong: wrong.length > 0,
    manyWrong: wrong.length > 1,
    erased: operation.patched.find((field) => field.optional && given.includes(field)) ?? null,
    from: fromOf(operation),
    once: operation.transition?.refused.includes(operation.transition.to) ?? false,
    byCaller,
    impossible: byCaller && (nobody || (operation.public && roles.length === 0)),
    role: allow[0] ?? (byCaller && !nobody ? (roles[0]?.name ?? null) : null),
    denied: operation.deniedRoles[0] ?? null,
    method: operation.http.method.toUpperCase() as OperationSample["method"],
    patch: operation.http.method === "patch",
    url: urlOf(operation),
  };
}

/** Each field's limits are the entity's, whichever operation takes it: tried once. */
function wrongOf({ inputs, is }: OperationModel, tried: Set<FieldModel>) {
  const all = is.list ? [] : inputs.flatMap((input) => wrongValue(input) ?? []);
  const fresh = all.filter(({ field }) => !tried.has(field));
  for (const { field } of fresh) tried.add(field);
  return (fresh.length > 0 ? fresh : all.slice(0, 1)).map(({ wrong }) => wrong);
}

const fromOf = ({ transition }: OperationModel): readonly string[] =>
  transition === null ? [] : transition.guarded ? transition.from : transition.field.type.values;

function urlOf({ http, key }: OperationModel): UrlSample {
  const [before = "", after = ""] = http.path.slice(1).split(/\/\{\w+\}\/?/);
  const hasKey = http.path.includes("{");
  return {
    before,
    hasKey,
    encoded: key !== null && !key.type.is.uuid,
    after: after || null,
    otherMethod: hasKey && !after ? "POST" : "PUT",
  };
}
