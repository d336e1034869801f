import { Cursor, type Sources } from "./cursor.ts";
import { compareShapes } from "./schema.ts";
import { sameness } from "./same.ts";
import { Shape } from "./shape.ts";
import { say } from "./subject.ts";
import type { Direction, Tell } from "./types.ts";

/** A channel of this very document. */
interface Channel {
  address: string;
  /** Whoever is on the other side reads what is sent, and writes what is received. */
  directions: ReadonlySet<Direction>;
  at: Cursor;
  messages: ReadonlyMap<string, Cursor>;
}

/**
 * What two versions of an AsyncAPI document promise those who listen: events are to them what responses are to callers. Channels
 * of other services stand in the documents of these, and are compared there.
 */
export function compareAsyncapi(file: string, old: Sources, now: Sources, tell: Tell): void {
  const [before, after] = [channelsOf(file, old), channelsOf(file, now)];
  const same = sameness();
  for (const [address, channel] of before) {
    const about = { tell, same, operations: [], events: [address] };
    const next = after.get(address);
    if (!next) {
      say(about, "old", channel.at, "breaking", "event-removed", `${address} is no longer told of`);
      continue;
    }
    for (const [name, message] of channel.messages) {
      const other = next.messages.get(name);
      if (!other)
        say(
          about,
          "old",
          message,
          "breaking",
          "message-removed",
          `The message ${name} of ${address} is gone`,
        );
      else
        for (const direction of channel.directions)
          compareMessages(message, other, { ...about, direction });
    }
    for (const [name, message] of next.messages)
      if (!channel.messages.has(name))
        say(
          about,
          "new",
          message,
          "warning",
          "message-added",
          `There is the message ${name} in ${address} now`,
        );
  }
  for (const [address, { at }] of after)
    if (!before.has(address))
      say(
        { tell, operations: [], events: [address] },
        "new",
        at,
        "compatible",
        "event-added",
        `There is the channel ${address} now`,
      );
}

function compareMessages(
  old: Cursor,
  now: Cursor,
  subject: Parameters<typeof compareShapes>[3],
): void {
  const [before, after] = [old.text("contentType"), now.text("contentType")];
  if (before !== after)
    say(
      subject,
      "new",
      now.child("contentType") ?? now,
      "breaking",
      "content-type-changed",
      `Its content is ${after ?? "of the default type"} and was ${before ?? "of the default type"}`,
    );
  for (const part of ["headers", "payload"]) {
    const [schema, next] = [schemaOf(old, part), schemaOf(now, part)];
    if (schema && next)
      compareShapes(schema, next, part === "payload" ? "the payload" : "the headers", subject);
  }
}

/** The schema, also where it stands beside the name of its format (AsyncAPI 3.0, multi format schema). */
function schemaOf(message: Cursor, part: string): Shape | undefined {
  const found = message.child(part);
  const schema = found?.followed()?.child("schemaFormat")
    ? found.followed()?.child("schema")
    : found;
  return schema && new Shape(schema);
}

function channelsOf(file: string, all: Sources): Map<string, Channel> {
  const source = all.get(file);
  if (!source) return new Map();
  const root = new Cursor(all, source);
  const operations =
    root
      .child("operations")
      ?.entries()
      .map(([, one]) => one) ?? [];
  const channels = (root.child("channels")?.entries() ?? [])
    .filter(([, at]) => at.source.file === file)
    .map(([key, at]): [string, Channel] => {
      const address = at.text("address") ?? key;
      const own = operations.filter((one) => one.get("channel")?.id === at.id);
      const actions = new Set(own.map((one) => one.text("action")));
      const directions = new Set<Direction>(
        actions.has("receive") && !actions.has("send") ? ["request"] : ["event"],
      );
      return [
        address,
        { address, directions, at, messages: new Map(at.child("messages")?.entries() ?? []) },
      ];
    });
  return new Map(channels);
}
