import type { Subscription, Wanted } from "../broker.ts";
import { type CloudEvent, readEvent } from "../events.ts";
import { unavailable } from "../problem.ts";
import { answerOf, type Client } from "./redis.ts";

interface Link {
  readonly client: Client;
  /** For this subscription alone, which ends it. */
  readonly reader: Client;
}

/**
 * Makes the group of a new subscription, and takes away that of an earlier one, whose process receives nothing more. What that had not
 * handled is the new one's, to be read before anything newer. In one step, so that nothing comes between.
 */
const TAKE = `
local stream, family, own = KEYS[1], ARGV[1], ARGV[2]
local groups = redis.call('exists', stream) == 1 and redis.call('xinfo', 'groups', stream) or {}
for _, fields in ipairs(groups) do
  local group = {}
  for index = 1, #fields, 2 do group[fields[index]] = fields[index + 1] end
  if string.sub(group.name, 1, #family) == family then
    local read = group['entries-read'] and { 'entriesread', group['entries-read'] } or {}
    redis.call('xgroup', 'create', stream, own, group['last-delivered-id'], unpack(read))
    for _, open in ipairs(redis.call('xpending', stream, group.name, '-', '+', group.pending + 1)) do
      redis.call('xclaim', stream, own, 'self', 0, open[1], 'force', 'justid')
    end
    redis.call('xgroup', 'destroy', stream, group.name)
    return
  end
end
redis.call('xgroup', 'create', stream, own, '0', 'mkstream')`;

/** How long a read waits for events before it asks again. */
const WAIT = 1000;

export async function redisSubscription(
  { client, reader }: Link,
  { consumer, producer, types, limit }: Wanted,
  handle: (event: CloudEvent) => Promise<void>,
): Promise<Subscription> {
  const family = `${consumer}:`;
  const group = `${family}${crypto.randomUUID().slice(0, 8)}`;
  await answerOf(client, client.eval(TAKE, { keys: [producer], arguments: [family, group] }));
  const inHand = new Set<Promise<void>>();
  const closing = new AbortController();

  /** What is open of an earlier time, then what is new. */
  async function receive() {
    for (let from = "0"; !closing.signal.aborted;) {
      if (inHand.size >= limit) {
        await Promise.race(inHand);
        continue;
      }
      const options = { COUNT: limit - inHand.size, ...(from === ">" && { BLOCK: WAIT }) };
      const asked = reader.xReadGroup(group, "self", { key: producer, id: from }, options);
      const messages = (await answerOf(reader, asked))?.[0]?.messages ?? [];
      for (const { id, message } of messages) take(id, message);
      if (from !== ">") from = messages.at(-1)?.id ?? ">";
    }
  }

  function take(id: string, fields: Record<string, string> | null) {
    const { type = "", event = "" } = fields ?? {}; // it is open, but was removed from the stream
    const handled = types.includes(type)
      ? handle(readEvent(event, `${producer}/${id}`, type))
      : Promise.resolve();
    const done = handled
      .then(
        () => acknowledge(id),
        () => {}, // it comes again
      )
      .finally(() => inHand.delete(done));
    inHand.add(done);
  }

  /** What cannot be acknowledged comes again, with the next subscription. */
  async function acknowledge(id: string) {
    await answerOf(client, client.xAck(producer, group, id)).catch(() => end());
  }

  function end() {
    if (reader.isOpen) reader.destroy();
  }

  const ended = receive().finally(end);
  ended.catch(() => {}); // whoever waits for it hears of it
  return {
    ended,
    async pending() {
      const groups = await answerOf(client, client.xInfoGroups(producer));
      const own = groups.find(({ name }) => name === group);
      if (!own) throw unavailable("The subscription is gone");
      return own.pending + own.lag;
    },
    async close() {
      closing.abort();
      end();
      await ended.catch(() => {});
      await Promise.all(inHand);
    },
  };
}
