import protobuf from "protobufjs";
import { placesOf } from "./proto-places.ts";
import type { Fault } from "./source.ts";
import type { Place } from "./types.ts";

export interface ProtoField {
  name: string;
  number: number;
  /** As written, without the file's own package: `string`, `Money`, `google.protobuf.Timestamp`, `map<string, Money>`. */
  type: string;
  /** `optional` and `implicit` are single values whose absence can, and cannot, be told. */
  cardinality: "optional" | "implicit" | "repeated" | "map";
  oneof: string | undefined;
  jsonName: string;
}

export interface ProtoMessage {
  fields: readonly ProtoField[];
  isReserved(numberOrName: number | string): boolean;
}

export interface ProtoRpc {
  request: string;
  response: string;
  streams: string;
  idempotency: string;
}

/** A .proto file as it was read; names are those within its package. */
export interface ProtoSource {
  file: string;
  package: string;
  messages: ReadonlyMap<string, ProtoMessage>;
  enums: ReadonlyMap<
    string,
    { values: ReadonlyMap<string, number>; isReserved: ProtoMessage["isReserved"] }
  >;
  /** By `<service>.<rpc>`. */
  rpcs: ReadonlyMap<string, ProtoRpc>;
  services: readonly string[];
  faults: readonly Fault[];
  place(name: string): Place;
}

/** Reads a .proto file; what is none is told in `faults`. What it imports is not looked at. */
export function readProto(file: string, text: string): ProtoSource {
  const places = placesOf(text);
  const place = (name: string) =>
    places.get(name) ?? places.get(parentOf(name)) ?? { line: 1, column: 1 };
  const messages = new Map<string, ProtoMessage>();
  const enums = new Map<
    string,
    { values: ReadonlyMap<string, number>; isReserved: ProtoMessage["isReserved"] }
  >();
  const rpcs = new Map<string, ProtoRpc>();
  const services: string[] = [];
  const empty = { file, package: "", messages, enums, rpcs, services, place };
  try {
    const parsed = protobuf.parse(text, new protobuf.Root(), { keepCase: true });
    const pack = parsed.package ?? "";
    const own = (type: string) => type.replace(/^\./, "").replace(pack ? `${pack}.` : /^$/, "");
    const visit = (all: readonly protobuf.ReflectionObject[], scope: string): void => {
      for (const one of all) {
        const name = scope + one.name;
        if (one instanceof protobuf.Type) {
          messages.set(name, messageOf(one, own));
          visit(one.nestedArray, `${name}.`);
        } else if (one instanceof protobuf.Enum) {
          enums.set(name, {
            values: new Map(Object.entries(one.values)),
            isReserved: reservedBy(one.reserved ?? []),
          });
        } else if (one instanceof protobuf.Service) {
          services.push(name);
          for (const rpc of one.methodsArray) rpcs.set(`${name}.${rpc.name}`, rpcOf(rpc, own));
        }
      }
    };
    const top = pack ? parsed.root.lookup(pack) : parsed.root;
    if (top instanceof protobuf.Namespace) visit(top.nestedArray, "");
    return { ...empty, package: pack, faults: [] };
  } catch (error) {
    return { ...empty, faults: [faultOf(error)] };
  }
}

const parentOf = (name: string) => name.slice(0, Math.max(name.lastIndexOf("."), 0));

function messageOf(type: protobuf.Type, own: (name: string) => string): ProtoMessage {
  const fields = type.fieldsArray.map((field): ProtoField => {
    const { name, id: number, options = {} } = field;
    const oneof = field.partOf?.name;
    const map = field instanceof protobuf.MapField;
    const told = options["proto3_optional"] === true;
    return {
      name,
      number,
      type: map ? `map<${field.keyType}, ${own(field.type)}>` : own(field.type),
      cardinality: map ? "map" : field.repeated ? "repeated" : told ? "optional" : "implicit",
      oneof: told ? undefined : oneof,
      jsonName: String(
        options["json_name"] ??
          name.replaceAll(/_([a-z0-9])/g, (_, next: string) => next.toUpperCase()),
      ),
    };
  });
  return { fields, isReserved: reservedBy(type.reserved ?? []) };
}

const reservedBy =
  (reserved: readonly (readonly number[] | string)[]) =>
  (one: number | string): boolean =>
    reserved.some((entry) =>
      typeof entry === "string"
        ? entry === one
        : typeof one === "number" && one >= entry[0]! && one <= entry[1]!,
    );

function rpcOf(rpc: protobuf.Method, own: (name: string) => string): ProtoRpc {
  const { requestType, responseType, requestStream, responseStream, options = {} } = rpc;
  return {
    request: own(requestType),
    response: own(responseType),
    streams: [requestStream && "requests", responseStream && "responses"]
      .filter(Boolean)
      .join(" and "),
    idempotency: String(options["idempotency_level"] ?? "IDEMPOTENCY_UNKNOWN"),
  };
}

/** The library names lines at the end of its messages, and no column. */
function faultOf(error: unknown): Fault {
  const text = error instanceof Error ? error.message : String(error);
  const [, line = "1"] = /\(line (\d+)\)/.exec(text) ?? [];
  return { line: Number(line), column: 1, message: text.replace(/ \(line \d+\)/, "") };
}
