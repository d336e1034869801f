import type { OperationModel, ServiceModel } from "../model/types.ts";
import { messageText, ProtoFile } from "./proto-file.ts";
import { type ProtoField, protoField, sentence } from "./proto-fields.ts";
import { requestOf, responseOf } from "../model/proto-names.ts";
import { block, comment } from "./proto-text.ts";
import { whoMay } from "./words.ts";

/** Lets Connect send it with GET. */
const READS = " {\n    option idempotency_level = NO_SIDE_EFFECTS;\n  }";

/** Where the file of a service has to stand in the module that buf reads: its package says so. */
export const protoPath = (service: ServiceModel): string => `${service.proto.file}.proto`;

/**
 * The gRPC API of a service in proto3: the operations that somebody may call, unary, with the limits of their fields as
 * comments. Clean under the STANDARD rules of `buf lint`; pages follow AIP-158, updates AIP-134.
 */
export function proto(service: ServiceModel): string {
  const file = new ProtoFile();
  const messages = service.exposed.flatMap((one) => [
    requestText(one, file),
    responseText(one, file),
  ]);
  const rpcs = service.exposed.map(rpcText);
  const head = ['syntax = "proto3";', `package ${service.protoPackage};`];
  const imports = file.imports();
  const body = `${comment(sentence(service.purpose), "")}service ${service.protoService} ${block([rpcs.join("\n")])}`;
  const sections = [
    ...head,
    ...(imports.length > 0 ? [imports.join("\n")] : []),
    body,
    ...messages,
    ...file.definitions(),
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

function requestText(operation: OperationModel, file: ProtoFile): string {
  const { key, inputs, is } = operation;
  const patch = is.update;
  const given = inputs.map(({ field, optional }) =>
    protoField(field, optional, file, optional && !patch),
  );
  const own: ProtoField[] = [
    ...(key ? [protoField(key, false, file)] : []),
    ...(patch ? [maskField(file)] : []),
    ...(is.list ? PAGE_REQUEST : []),
  ];
  return messageText(requestOf(operation), "", [...own, ...given]);
}

function responseText(operation: OperationModel, file: ProtoFile): string {
  const { entity, is } = operation;
  const fields: ProtoField[] = [];
  if (is.list)
    fields.push({ type: `repeated ${file.entity(entity)}`, name: entity.plural.snake }, NEXT_PAGE);
  else if (!is.delete) fields.push({ type: file.entity(entity), name: entity.name.snake });
  return messageText(responseOf(operation), "", fields);
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
