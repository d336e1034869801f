import { takesBody } from "../model/http.ts";
import type { OperationModel } from "../model/types.ts";
import type { DocumentParts } from "./openapi-parts.ts";
import type { Part } from "./schemas.ts";
import { capitalised, whoMay } from "./words.ts";

/** One operation of a path. */
export function operationPart(operation: OperationModel, parts: DocumentParts): Part {
  const { entity, name, summary, description, allowedRoles, http } = operation;
  const guarded = !operation.public && parts.context.security;
  const patch = http.method === "patch";
  const body = takesBody(operation);
  return {
    tags: [entity.plural.title],
    operationId: name.camel,
    summary,
    description: [description, whoMay(operation)].filter(Boolean).join("\n\n"),
    ...(!operation.public && { "x-roles": [...allowedRoles] }),
    ...(parts.context.security && { security: guarded ? [{ users: [] }] : [] }),
    ...(operation.is.list && { parameters: listParameters(operation, parts) }),
    ...(body && { requestBody: { required: true, content: bodyContent(operation, patch, parts) } }),
    responses: { [http.status]: success(operation, parts), ...parts.refusals(operation) },
  };
}

function bodyContent(operation: OperationModel, patch: boolean, parts: DocumentParts): Part {
  const { inputType, inputs, entity, is } = operation;
  const schema = parts.schemas.input(inputType, inputs, entity, is.update);
  return { [patch ? "application/merge-patch+json" : "application/json"]: { schema } };
}

function listParameters({ inputs }: OperationModel, parts: DocumentParts): Part[] {
  const filters = inputs.map(({ field }) => ({
    name: field.name,
    in: "query",
    description: `Only those with this ${field.names.words}.`,
    schema: parts.schemas.type(field.type),
  }));
  return [parts.parameter("Cursor"), parts.parameter("Limit"), ...filters];
}

function success({ kind, entity }: OperationModel, parts: DocumentParts): Part {
  const { name, plural, article } = entity;
  const json = (schema: Part) => ({ content: { "application/json": { schema } } });
  const one = () => json(parts.schemas.entity(entity));
  switch (kind) {
    case "list":
      return {
        description: `One page of ${plural.words}.`,
        headers: parts.header("Link"),
        ...json(parts.schemas.page(entity)),
      };
    case "create":
      return { description: `The new ${name.words}.`, headers: parts.header("Location"), ...one() };
    case "get":
      return { description: capitalised(`${article}.`), ...one() };
    case "delete":
      return { description: `The ${name.words} is gone.` };
    default:
      return { description: `The ${name.words} as it is now.`, ...one() };
  }
}
