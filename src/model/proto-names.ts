import { claim } from "./names.ts";
import { constantsOf } from "./proto-enums.ts";
import type {
  FieldModel,
  OperationModel,
  ProtoEnumModel,
  ServiceModel,
  TypeModel,
} from "./types.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const requestOf = ({ rpc }: Pick<OperationModel, "rpc">): string => `${rpc}Request`;
export const responseOf = ({ rpc }: Pick<OperationModel, "rpc">): string => `${rpc}Response`;

/**
 * Names all that stands in the .proto file of a service, and in the code that protoc-gen-es makes of it. Requests and responses
 * have the names that `buf lint` asks for, so that others give way.
 */
export function nameProto(service: ServiceModel): void {
  const rpcs = service.exposed.flatMap((one) => [requestOf(one), responseOf(one)]);
  const taken = new Set(["Money", service.protoService, ...rpcs]);
  const owners = [...service.entities, ...service.values];
  for (const { type, proto } of owners) {
    proto.message = claim(type, "Message", taken);
    proto.shape = shapeName(proto.message);
    proto.toMessage = `${small(type)}Message`;
  }
  for (const { type, proto } of service.values) proto.fromMessage = `${small(type)}Of`;
  const inputs = service.operations.flatMap((one) => one.inputs.map(({ field }) => field));
  const fields = [...owners.flatMap((one) => one.fields), ...inputs];
  for (const type of enumsIn(fields).keys())
    (type as Mutable<TypeModel>).proto = enumModel(type, taken);
  for (const { rpc, proto, is, key, hasInputs, hasPatched } of service.operations) {
    proto.masked = is.update && hasPatched;
    proto.flat = !hasInputs && (key?.type.same ?? true);
    proto.method = messageProperty(small(rpc));
    proto.schema = `${rpc}RequestSchema${taken.has(`${rpc}RequestSchema`) ? "$" : ""}`;
  }
}

/** Enums of fields themselves, and of the items of lists, with the field; not those inside of value objects. */
export function enumsIn(fields: readonly FieldModel[]): Map<TypeModel, FieldModel> {
  const types = fields.map((field) => [field.type.of ?? field.type, field] as const);
  return new Map(types.filter(([type]) => type.is.enum));
}

function enumModel({ enumName, values }: TypeModel, taken: Set<string>): ProtoEnumModel {
  const name = claim(enumName!.pascal, "Enum", taken);
  const constants = constantsOf(name, values);
  return { name, shape: shapeName(name), variable: enumName!.camel, constants };
}

/** Names that protoc-gen-es gives a `$`, as far as they can be those of messages and enums. */
const RESERVED = new Set(["Object", "Partial", "Uint8Array"]);
const shapeName = (name: string): string => (RESERVED.has(name) ? `${name}$` : name);

const MEMBERS = new Set(["constructor", "toString", "toJSON", "valueOf"]);

/** The property that protoc-gen-es makes of a name in a .proto file: `order_id` → `orderId`. */
export function messageProperty(proto: string): string {
  const name = proto.replaceAll(/_+(.?)/g, (_, next: string) => next.toUpperCase());
  return MEMBERS.has(name) ? `${name}$` : name;
}

export const small = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);
