import { setTimeout as wait } from "node:timers/promises";
import {
  jetstream,
  type JetStreamClient,
  type JetStreamManager,
  jetstreamManager,
  StorageType,
  type StreamInfo,
} from "@nats-io/jetstream";
import { connect, headers, nanos, type NatsConnection } from "@nats-io/transport-node";
import type { Broker } from "../broker.ts";
import { kitLog, type Logger } from "../log.ts";
import { unavailable } from "../problem.ts";
import { Underway } from "../timing.ts";
import { natsSubscription } from "./nats-subscription.ts";

export interface NatsOptions {
  /** `nats://` or `tls://`, with `user:password@` or `token@` where the server wants it. */
  readonly url: string;
  readonly log: Logger;
}

/** A connection, and everything that ends with it. */
export interface Link {
  readonly connection: NatsConnection;
  readonly stream: JetStreamClient;
  readonly manager: JetStreamManager;
  readonly underway: Underway;
  readonly streams: Streams;
}

const DAY = 24 * 3_600_000;
/** How long a failure to connect stands for all who ask. */
const breather = () => wait(500 + Math.random() * 500, undefined, { ref: false });
/** A connection that says nothing for fifteen seconds is gone. */
const lively = { timeout: 2000, reconnect: false, pingInterval: 5000, maxPingOut: 2 };
const structured = headers();
structured.set("content-type", "application/cloudevents+json");

/**
 * NATS JetStream: one stream for a system's topics, made by whoever needs it first and left as it is from then on, so that replicas and
 * limits may be set by hand. It keeps events for seven days. The server may be away at the start, and go at any time: what is asked
 * then is `unavailable`, and the next who asks connects anew.
 */
export function natsBroker({ url, log }: NatsOptions): Broker {
  let link: Promise<Link> | undefined;

  async function open(): Promise<Link> {
    const connection = await connect({ ...serverOf(url), ...lively });
    const underway = new Underway();
    void connection.closed().then((err) => {
      if (err) log.warn({ err }, "the connection to the broker is gone");
      underway.giveUp(unavailable("The broker is gone"));
    });
    try {
      const manager = await jetstreamManager(connection, { timeout: 5000 });
      const stream = jetstream(connection, { timeout: 5000 });
      return { connection, stream, manager, underway, streams: new Streams(manager, log) };
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  /** One connection for all, until it is gone. One that cannot be had is not tried for again by each who asks. */
  function linked(): Promise<Link> {
    if (!link) {
      const opening = open();
      const forget = () => {
        if (link === opening) link = undefined;
      };
      link = opening;
      opening.then(({ connection }) => connection.closed(), breather).then(forget, forget);
    }
    return link.catch((error: unknown) => {
      throw unavailable("The broker does not answer", error);
    });
  }

  return {
    async publish(event) {
      const { stream, underway, streams } = await linked();
      const streamName = await streams.of(event.type);
      const sent = stream.publish(event.type, JSON.stringify(event), {
        msgID: event.id,
        headers: structured,
        expect: { streamName },
      });
      await underway.until(sent).catch((error: unknown) => {
        streams.doubt(streamName);
        throw unavailable("The broker did not take an event", error);
      });
    },
    expect() {}, // the stream keeps events for whoever comes
    subscribe: async (wanted, handle) => natsSubscription(await linked(), wanted, handle),
    ping: async () => void (await (await linked()).connection.rtt()),
    async close() {
      const { connection } = (await link?.catch(() => undefined)) ?? {};
      await connection?.drain().catch(() => connection.close());
    },
  };
}

/** The first part of a topic is the system, and its stream. */
class Streams {
  readonly #manager: JetStreamManager;
  readonly #log: Logger;
  readonly #known = new Set<string>();

  constructor(manager: JetStreamManager, log: Logger) {
    this.#manager = manager;
    this.#log = kitLog(log);
  }

  /** The name of the stream for a topic; from now on there is one. */
  async of(type: string): Promise<string> {
    const name = type.slice(0, type.indexOf("."));
    if (!this.#known.has(name)) await this.#keep(name);
    this.#known.add(name);
    return name;
  }

  /** Somebody may have taken it away. */
  doubt(name: string): void {
    this.#known.delete(name);
  }

  async #keep(name: string): Promise<void> {
    const { streams } = this.#manager;
    const stream = await streams.info(name).catch(() =>
      streams.add({
        name,
        subjects: [`${name}.>`],
        storage: StorageType.File,
        max_age: nanos(7 * DAY),
        duplicate_window: nanos(120_000),
      }),
    );
    for (const doubt of doubtsOf(stream))
      this.#log.warn({ stream: name, doubt }, "see to the stream");
  }
}

/** What somebody should see to, though it works. */
export function doubtsOf({ config, cluster }: Pick<StreamInfo, "config" | "cluster">): string[] {
  const { max_age, num_replicas } = config;
  const doubts: string[] = [];
  if (max_age === 0 || max_age > nanos(14 * DAY))
    doubts.push("max_age: events are kept for longer than the 14 days that inboxes remember");
  if (cluster?.name && num_replicas === 1)
    doubts.push(
      "num_replicas: one server of the cluster has it, and events wait while that is away",
    );
  return doubts;
}

/** Options of a connection to this server. */
export function serverOf(url: string) {
  const { protocol, host, username, password } = new URL(url);
  const name = decodeURIComponent(username);
  return {
    servers: host,
    ...(protocol === "tls:" && { tls: {} }),
    ...(password ? { user: name, pass: decodeURIComponent(password) } : name && { token: name }),
  };
}
