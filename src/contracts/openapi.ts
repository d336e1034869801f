import type { EntityModel, OperationModel, ServiceModel } from "../model/types.ts";
import type { ContractContext } from "./context.ts";
import { DocumentParts } from "./openapi-parts.ts";
import { operationPart } from "./openapi-operation.ts";
import type { Part } from "./schemas.ts";
import { yamlText } from "./yaml.ts";

const DEVELOPMENT_ISSUER = "http://localhost:3000";
const HEADER =
  " The contract of this service. Edit it and run `npm run contracts`: code that no longer fits does not compile.";

/**
 * The REST API of a service as OpenAPI 3.1.0 in YAML: the operations that somebody may call, and the schemas these
 * reach. Problems are RFC 9457, patches RFC 7396, links RFC 8288. The text is laid out as oxfmt lays it out.
 */
export function openapi(service: ServiceModel, context: ContractContext): string {
  const parts = new DocumentParts(service, context);
  const paths = pathsOf(service, parts);
  const guarded = context.security && service.exposed.some((operation) => !operation.public);
  const document: Part = {
    openapi: "3.1.0",
    info: {
      title: service.name.title,
      version: service.version,
      description: service.purpose ?? `The service ${service.name.words}.`,
      license: { name: "Proprietary", identifier: "LicenseRef-Proprietary" },
    },
    servers: [{ url: "/", description: "Where this document was found" }],
    ...(!context.security && { security: [] }),
    tags: service.exposedEntities.map(tagOf),
    paths,
    components: {
      ...parts.components(),
      ...(guarded && { securitySchemes: schemes(context) }),
    },
  };
  return yamlText(document, HEADER);
}

const tagOf = ({ plural, description }: EntityModel): Part => ({
  name: plural.title,
  description: description ?? `What can be done with ${plural.words}.`,
});

function pathsOf(service: ServiceModel, parts: DocumentParts): Part {
  const paths = new Map<string, Part>();
  for (const operation of service.exposed) {
    const { path, method } = operation.http;
    const item = paths.get(path) ?? keyParameter(operation, parts);
    paths.set(path, { ...item, [method]: operationPart(operation, parts) });
  }
  return Object.fromEntries(paths);
}

/** The parameter that all operations of one path share. */
function keyParameter({ key, entity }: OperationModel, parts: DocumentParts): Part {
  if (!key) return {};
  const description = key.isId
    ? `The id of the ${entity.name.words}.`
    : `The ${key.names.words} of the ${entity.name.words}.`;
  return {
    parameters: [
      {
        name: key.name,
        in: "path",
        description,
        required: true,
        schema: parts.schemas.type(key.type),
      },
    ],
  };
}

const schemes = ({ issuer = DEVELOPMENT_ISSUER }: ContractContext): Part => ({
  users: {
    description:
      "A bearer token of the issuer. In development it is the one that comes with this repository.",
    type: "openIdConnect",
    openIdConnectUrl: `${issuer}/.well-known/openid-configuration`,
  },
});
