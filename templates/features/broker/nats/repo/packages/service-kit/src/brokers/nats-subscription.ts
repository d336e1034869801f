import { AckPolicy, DeliverPolicy, type JsMsg } from "@nats-io/jetstream";
import { nanos } from "@nats-io/transport-node";
import type { Subscription, Wanted } from "../broker.ts";
import { type CloudEvent, readEvent } from "../events.ts";
import type { Link } from "./nats.ts";

/** After so long without a word about it, an event would be delivered again. */
const ACK_WAIT = 30_000;

/**
 * A durable consumer of the stream, new for each subscription: it begins behind the last event up to which all are handled. So what
 * an earlier process had in hand comes again at once and in its place, and that process, if it still lives, receives nothing more.
 */
export async function natsSubscription(
  { connection, manager, stream, streams, underway }: Link,
  { consumer, producer, types, limit }: Wanted,
  handle: (event: CloudEvent) => Promise<void>,
): Promise<Subscription> {
  const name = await streams.of(producer);
  const family = `${consumer}_from_${producer.slice(producer.lastIndexOf(".") + 1)}_`;
  const earlier = [];
  for await (const one of manager.consumers.list(name)) {
    if (one.name.startsWith(family)) earlier.push(one);
  }
  const handled = Math.max(0, ...earlier.map(({ ack_floor }) => ack_floor.stream_seq));
  const durable = `${family}${crypto.randomUUID().slice(0, 8)}`;
  await manager.consumers.add(name, {
    durable_name: durable,
    filter_subject: `${producer}.*`,
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: handled + 1,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(ACK_WAIT),
    max_ack_pending: limit,
  });
  for (const one of earlier) await manager.consumers.delete(name, one.name).catch(() => {});

  const pulled = await stream.consumers.get(name, durable);
  const messages = await pulled.consume({ max_messages: limit, abort_on_missing_resource: true });
  const inHand = new Map<JsMsg, Promise<void>>();
  const alive = setInterval(() => inHand.forEach((_, message) => message.working()), ACK_WAIT / 3);

  async function receive() {
    let last = 0;
    for await (const message of messages) {
      // one that is missing would come later, behind those that it should precede
      if (message.info.deliverySequence !== ++last) throw new Error("An event was lost on its way");
      take(message);
    }
  }

  function take(message: JsMsg) {
    if (!types.includes(message.subject)) return message.ack();
    const event = readEvent(message.string(), `${name}/${message.seq}`, message.subject);
    const done = handle(event)
      .then(
        () => message.ack(),
        () => {}, // it comes again
      )
      .finally(() => inHand.delete(message));
    inHand.set(message, done);
  }

  const ended = underway.until(receive()).finally(() => {
    clearInterval(alive);
    return messages.close();
  });
  ended.catch(() => {}); // whoever waits for it hears of it
  return {
    ended,
    async pending() {
      const { num_pending, num_ack_pending } = await manager.consumers.info(name, durable);
      return num_pending + num_ack_pending;
    },
    async close() {
      await messages.close();
      await Promise.all(inHand.values());
      await connection.flush().catch(() => {});
    },
  };
}
