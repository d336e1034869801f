import type { OperationModel, ServiceModel } from "../model/types.ts";
import { FormerNames, type Renamed } from "./former-names.ts";
import { definitionTexts, type WrittenContract } from "./proto-definitions.ts";
import { type Definition, message, ProtoFile } from "./proto-file.ts";
import { type ProtoField, protoField, sentence } from "./proto-fields.ts";
import { pluralOf } from "../model/names.ts";
import { requestOf, responseOf } from "../model/proto-names.ts";
import { block, comment } from "./proto-text.ts";
import { whoMay } from "./words.ts";

/** Lets Connect send it with GET. */
const READS = " {\n    option idempotency_level = NO_SIDE_EFFECTS;\n  }";

/** Where the file of a service has to stand in the module that buf reads: its package says so. */
export const protoPath = (service: ServiceModel): string => `${service.proto.file}.proto`;

/** Where the same version of it stood before the service got another name. */
export function formerProtoPath(service: ServiceModel, renames: readonly Renamed[]): string {
  const { snake } = new FormerNames(service.name, renames).service;
  return `${snake}/${service.major}/${snake}.proto`;
}

/**
 * The gRPC API of a service in proto3: the operations that somebody may call, unary, with the limits of their fields as
 * comments. Clean under the STANDARD rules of `buf lint`; pages follow AIP-158, updates AIP-134. Fields and values that were there
 * before keep their numbers.
 */
export function proto(
  service: ServiceModel,
  before?: WrittenContract,
  renames: readonly Renamed[] = [],
): string {
  const former = new FormerNames(service.name, renames);
  const file = new ProtoFile(former);
  const messages = service.exposed.flatMap((one) => [
    requestOfOperation(one, file),
    responseOfOperation(one, file),
  ]);
  const rpcs = service.exposed.map(rpcText);
  const names = service.exposed.flatMap((one): [string, string][] => {
    const was = { rpc: former.operation(one).pascal };
    return [
      [requestOf(one), requestOf(was)],
      [responseOf(one), responseOf(was)],
    ];
  });
  const definitions = [...messages, ...file.definitions()];
  const head = ['syntax = "proto3";', `package ${service.protoPackage};`];
  const imports = file.imports();
  const body = `${comment(sentence(service.purpose), "")}service ${service.protoService} ${block([rpcs.join("\n")])}`;
  const sections = [
    ...head,
    ...(imports.length > 0 ? [imports.join("\n")] : []),
    body,
    ...definitionTexts(definitions, before, new Map(names)),
  ];
  return `${sections.join("\n\n")}\n`;
}

function rpcText(operation: OperationModel): string {
  const { rpc, summary, description, is } = operation;
  const reads = is.get || is.list;
  const text = [sentence(summary), sentence(description), whoMay(operation)]
    .filter(Boolean)
    .join("\n");
  const signature = `  rpc ${rpc}(${requestOf(operation)}) returns (${responseOf(operation)})`;
  return `${comment(text, "  ")}${signature}${reads ? READS : ";"}\n`;
}

function requestOfOperation(operation: OperationModel, file: ProtoFile): Definition {
  const { key, inputs, is } = operation;
  const patch = is.update;
  const owner = file.former.entity(operation.entity);
  const given = inputs.map(({ field, optional, stored }) => ({
    ...protoField(field, optional, file, optional && !patch),
    was: file.former.field(stored || is.list ? owner : file.former.operation(operation), field),
  }));
  const own: ProtoField[] = [
    ...(key ? [{ ...protoField(key, false, file), was: file.former.field(owner, key) }] : []),
    ...(patch ? [maskField(file)] : []),
    ...(is.list ? PAGE_REQUEST : []),
  ];
  return message(requestOf(operation), "", [...own, ...given]);
}

function responseOfOperation(operation: OperationModel, file: ProtoFile): Definition {
  const { entity, is } = operation;
  const was = file.former.entity(entity);
  const fields: ProtoField[] = [];
  if (is.list)
    fields.push(
      {
        type: `repeated ${file.entity(entity)}`,
        name: entity.plural.snake,
        was: pluralOf(was).snake,
      },
      NEXT_PAGE,
    );
  else if (!is.delete)
    fields.push({ type: file.entity(entity), name: entity.name.snake, was: was.snake });
  return message(responseOf(operation), "", fields);
}

const maskField = (file: ProtoFile): ProtoField => ({
  type: file.google("field_mask", "FieldMask"),
  name: "update_mask",
  comment:
    "The fields to change; one that is named and not set is removed. Without a mask: those that are set.",
});

const PAGE_REQUEST: readonly ProtoField[] = [
  { type: "int32", name: "page_size", comment: "1 to 100; 0 stands for 20." },
  {
    type: "string",
    name: "page_token",
    comment: "Where the page starts: `next_page_token` of the page before.",
  },
];

const NEXT_PAGE: ProtoField = {
  type: "string",
  name: "next_page_token",
  comment: "Empty on the last page.",
};
