import { compareFields } from "./proto-fields.ts";
import type { ProtoSource } from "./proto-file.ts";
import { reachOf, sentIn } from "./proto-reach.ts";
import type { Change, Severity, Tell } from "./types.ts";

/** Tells of a change at a name of one of the two files. */
export type TellName = (
  side: Change["side"],
  name: string,
  severity: Severity,
  kind: string,
  message: string,
) => void;

/**
 * What two versions of a .proto file promise: buf's rules of the categories FILE (generated code still compiles) and
 * WIRE_JSON (binary and JSON of the old one are still read right), by their names.
 */
export function compareProto(old: ProtoSource, now: ProtoSource | undefined, tell: Tell): void {
  const reach = [reachOf(old), ...(now ? [reachOf(now)] : [])];
  const say: TellName = (side, name, severity, kind, message) => {
    const source = side === "old" ? old : now!;
    const operations = [...new Set(reach.flatMap((rpcs) => rpcs(name)))];
    tell({
      kind,
      severity,
      message,
      file: source.file,
      at: name,
      side,
      place: () => source.place(name),
      operations,
      events: [],
    });
  };
  if (!now)
    return say(
      "old",
      "",
      "breaking",
      "FILE_NO_DELETE",
      `${old.file} is gone, and with it the package ${old.package}`,
    );
  if (old.package !== now.package)
    say(
      "new",
      "",
      "breaking",
      "FILE_SAME_PACKAGE",
      `The package is ${now.package} and was ${old.package}`,
    );
  compareServices(old, now, say);
  const sent = sentIn(now);
  for (const [name, message] of old.messages) {
    const next = now.messages.get(name);
    if (next) compareFields(name, message, next, sent.has(name), say);
    else say("old", name, "breaking", "MESSAGE_NO_DELETE", `The message ${name} is gone`);
  }
  for (const name of now.messages.keys())
    if (!old.messages.has(name))
      say("new", name, "compatible", "MESSAGE_ADDED", `There is the message ${name} now`);
  compareEnums(old, now, say);
}

function compareServices(old: ProtoSource, now: ProtoSource, say: TellName): void {
  for (const service of old.services)
    if (!now.services.includes(service))
      say("old", service, "breaking", "SERVICE_NO_DELETE", `The service ${service} is gone`);
  for (const [name, rpc] of old.rpcs) {
    const next = now.rpcs.get(name);
    if (!next) {
      say("old", name, "breaking", "RPC_NO_DELETE", `The rpc ${name} is gone`);
      continue;
    }
    const compare = (kind: string, what: string, before: string, after: string) => {
      if (before === after) return;
      say(
        "new",
        name,
        "breaking",
        kind,
        `${name} ${what} ${after || "nothing"} and before ${before || "nothing"}`,
      );
    };
    compare("RPC_SAME_REQUEST_TYPE", "takes", rpc.request, next.request);
    compare("RPC_SAME_RESPONSE_TYPE", "answers", rpc.response, next.response);
    compare("RPC_SAME_STREAMING", "streams", rpc.streams, next.streams);
    compare(
      "RPC_SAME_IDEMPOTENCY_LEVEL",
      "has the idempotency level",
      rpc.idempotency,
      next.idempotency,
    );
  }
  for (const name of now.rpcs.keys())
    if (!old.rpcs.has(name))
      say("new", name, "compatible", "RPC_ADDED", `There is the rpc ${name} now`);
}

function compareEnums(old: ProtoSource, now: ProtoSource, say: TellName): void {
  for (const [name, { values }] of old.enums) {
    const next = now.enums.get(name);
    if (!next) {
      say("old", name, "breaking", "ENUM_NO_DELETE", `The enum ${name} is gone`);
      continue;
    }
    for (const [value, number] of values) {
      const after = next.values.get(value);
      if (after === number) continue;
      const renamed = [...next.values].find(([, other]) => other === number)?.[0];
      if (after !== undefined)
        say(
          "new",
          `${name}.${value}`,
          "breaking",
          "ENUM_VALUE_SAME_NUMBER",
          `${value} is ${after} and was ${number}`,
        );
      else if (renamed !== undefined)
        say(
          "new",
          `${name}.${renamed}`,
          "breaking",
          "ENUM_VALUE_SAME_NAME",
          `${number} of ${name} is ${renamed} and was ${value}`,
        );
      else
        say(
          "old",
          `${name}.${value}`,
          "breaking",
          "ENUM_VALUE_NO_DELETE",
          `${value} of ${name} is gone`,
        );
    }
    for (const value of next.values.keys())
      if (!values.has(value))
        say(
          "new",
          `${name}.${value}`,
          "compatible",
          "ENUM_VALUE_ADDED",
          `There is ${value} in ${name} now`,
        );
  }
}
