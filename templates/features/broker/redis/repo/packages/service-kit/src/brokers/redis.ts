import { setTimeout as wait } from "node:timers/promises";
import { createClient } from "@redis/client";
import type { Broker } from "../broker.ts";
import { producerOf } from "../events.ts";
import type { Logger } from "../log.ts";
import { unavailable } from "../problem.ts";
import { redisSubscription } from "./redis-subscription.ts";

export interface RedisOptions {
  /** `redis://` or `rediss://`, with `user:password@` and a database's number where it is wanted. */
  readonly url: string;
  readonly log: Logger;
}

export type Client = ReturnType<typeof clientOf>;

const DAY = 24 * 3_600_000;
/** How long a failure to connect stands for all who ask. */
const breather = () => wait(500 + Math.random() * 500, undefined, { ref: false });
/** How long an answer may take. */
const PATIENCE = 5000;

/**
 * Redis Streams: a stream for each service that tells something, and in it a group for each that reacts. Events are kept for seven
 * days. The server may be away at the start, and go at any time: what is asked then is `unavailable`, and the next who asks connects
 * anew.
 */
export function redisBroker({ url, log }: RedisOptions): Broker {
  const clients = new Set<Client>();
  let shared: Promise<Client> | undefined;

  async function open(): Promise<Client> {
    const client = clientOf(url);
    client.on("error", (err) => {
      clients.delete(client);
      log.warn({ err }, "the connection to the broker is gone");
    });
    try {
      await client.connect();
      clients.add(client);
      const fault = faultOf(await answerOf(client, client.info()));
      if (fault === undefined) return client;
      client.destroy();
      throw new Error(fault);
    } catch (error) {
      throw unavailable("The broker cannot be used", error);
    }
  }

  /** One connection for all, until it is gone. One that cannot be had is not tried for again by each who asks. */
  async function linked(): Promise<Client> {
    const opening = (shared ??= share());
    const client = await opening;
    if (client.isOpen) return client;
    if (shared === opening) shared = undefined;
    return linked();
  }

  function share(): Promise<Client> {
    const opening = open();
    opening.catch(async () => {
      await breather();
      if (shared === opening) shared = undefined;
    });
    return opening;
  }

  return {
    async publish(event) {
      const client = await linked();
      const fields = { type: event.type, event: JSON.stringify(event) };
      const oldest = Date.now() - 7 * DAY;
      const trim = { strategy: "MINID", strategyModifier: "~", threshold: oldest } as const;
      const sent = client.xAdd(producerOf(event.type), "*", fields, { TRIM: trim });
      await answerOf(client, sent).catch((error: unknown) => {
        throw unavailable("The broker did not take an event", error);
      });
    },
    expect() {}, // the stream keeps events for whoever comes
    async subscribe(wanted, handle) {
      const client = await linked();
      const reader = await open(); // its connection is busy with waiting
      return redisSubscription({ client, reader }, wanted, handle);
    },
    async ping() {
      const client = await linked();
      await answerOf(client, client.ping());
    },
    async close() {
      await shared?.catch(() => {});
      for (const client of clients) client.destroy();
    },
  };
}

const clientOf = (url: string) =>
  createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: 2000, reconnectStrategy: false },
  });

/** What it answers; where it says nothing for long, its connection is given up. */
export async function answerOf<T>(client: Client, asked: Promise<T>): Promise<T> {
  const late = setTimeout(() => client.destroy(), PATIENCE);
  try {
    return await asked;
  } catch (error) {
    throw unavailable("The broker does not answer", error);
  } finally {
    clearTimeout(late);
  }
}

/** What speaks against a server, by what it says of itself: one that forgets with its process, or to make room, loses what it has confirmed. */
export function faultOf(info: string): string | undefined {
  const setting = (name: string) => new RegExp(`^${name}:(.*?)\r?$`, "m").exec(info)?.[1] ?? "";
  if (Number.parseInt(setting("redis_version"), 10) < 7) return "Redis has to be 7.0 or newer";
  if (setting("aof_enabled") !== "1") return "Redis needs `appendonly yes`";
  if (setting("maxmemory_policy").startsWith("allkeys"))
    return "Redis needs a `maxmemory-policy` that keeps what has no expiry";
  return undefined;
}
