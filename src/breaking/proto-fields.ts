import type { TellName } from "./proto.ts";
import type { ProtoField, ProtoMessage } from "./proto-file.ts";

/** The fields of a message by their numbers, which are all that binary messages say of them. `isSent`: callers write it. */
export function compareFields(
  name: string,
  old: ProtoMessage,
  now: ProtoMessage,
  isSent: boolean,
  say: TellName,
): void {
  const after = new Map(now.fields.map((field) => [field.number, field]));
  const named = new Map(now.fields.map((field) => [field.name, field]));
  for (const field of old.fields) {
    const at = `${name}.${field.name}`;
    const moved = named.get(field.name);
    const next = after.get(field.number);
    if (moved && moved.number !== field.number)
      say(
        "new",
        at,
        "breaking",
        "FIELD_SAME_NUMBER",
        `${at} has the number ${moved.number} and had ${field.number}`,
      );
    else if (next) compareField(name, field, next, say);
    else say("old", at, "breaking", "FIELD_NO_DELETE", `${at} is gone${reserveOf(field, now)}`);
  }
  const numbers = new Set(old.fields.map(({ number }) => number));
  const names = new Set(old.fields.map((field) => field.name));
  for (const field of now.fields) {
    const at = `${name}.${field.name}`;
    if (old.isReserved(field.number) || old.isReserved(field.name))
      say(
        "new",
        at,
        "breaking",
        "RESERVED_MESSAGE_NO_DELETE",
        `${at} uses what was reserved: ${field.name} = ${field.number}`,
      );
    else if (!numbers.has(field.number) && !names.has(field.name)) {
      const isMissed = isSent && field.cardinality === "implicit" && field.oneof === undefined;
      const whose = isMissed ? ", empty from callers that do not know it" : "";
      say(
        "new",
        at,
        isMissed ? "warning" : "compatible",
        "FIELD_ADDED",
        `There is ${at} now${whose}`,
      );
    }
  }
}

/** What keeps a number and a name from being used for something else. */
function reserveOf({ name, number }: ProtoField, now: ProtoMessage): string {
  const left = [
    ...(now.isReserved(number) ? [] : [`\`reserved ${number};\``]),
    ...(now.isReserved(name) ? [] : [`\`reserved "${name}";\``]),
  ];
  return left.length === 0 ? "" : `, and nothing keeps it from being used anew: ${left.join(" ")}`;
}

function compareField(name: string, old: ProtoField, now: ProtoField, say: TellName): void {
  const at = `${name}.${now.name}`;
  const compare = (kind: string, what: string, before: string, after: string) => {
    if (before !== after) say("new", at, "breaking", kind, `${what} ${after} and was ${before}`);
  };
  compare("FIELD_SAME_NAME", `The field ${now.number} of ${name} is`, old.name, now.name);
  compare("FIELD_SAME_TYPE", `${at} is`, old.type, now.type);
  compare("FIELD_SAME_CARDINALITY", `${at} is`, old.cardinality, now.cardinality);
  compare("FIELD_SAME_ONEOF", `${at} is in`, old.oneof ?? "no oneof", now.oneof ?? "no oneof");
  if (old.name === now.name)
    compare("FIELD_SAME_JSON_NAME", `In JSON ${at} is`, old.jsonName, now.jsonName);
}
