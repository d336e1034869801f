import type { Kysely } from "kysely";
import type { Broker } from "./broker.ts";
import { consumer } from "./consumer.ts";
import type { Database } from "./database.ts";
import { replays } from "./dead-letters.ts";
import { producerOf } from "./events.ts";
import { type MessagingDb, prune } from "./inbox.ts";
import { lead, type Term } from "./leader.ts";
import type { Logger } from "./log.ts";
import { CHANNEL } from "./outbox.ts";
import type { Reaction } from "./reactions.ts";
import { relay } from "./relay.ts";
import { aborted, backoff, Bell, pause } from "./timing.ts";

export interface MessagingParts {
  readonly database: Database;
  readonly broker: Broker;
  readonly log: Logger;
}

export interface MessagingOptions<S> extends MessagingParts {
  /** The service's name, as in the topics of its events. */
  readonly service: string;
  readonly schema: string;
  readonly reactions: readonly Reaction<S>[];
  /** What the service keeps, as a transaction sees it. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the service's own tables
  readonly stores: (tx: Kysely<any>) => S;
  /** How many reactions run at a time; each has a connection of the pool. */
  readonly concurrency?: number;
}

export interface Messaging {
  /** Resolves when this process sends what the service tells and receives what it reacts to: another may do so first. */
  readonly leading: Promise<void>;
  /** Takes up nothing new; resolves when what runs has come to its end. */
  close(): Promise<void>;
}

/** How many events of one other service are in hand at once. */
const LIMIT = 512;
const HOUR = 3_600_000;

/**
 * Sends the events of the service's outbox and reacts to those of others, in one process at a time over all replicas. Resolves at
 * once; while the broker or the database is away, events wait.
 */
export function startMessaging<S>(options: MessagingOptions<S>): Messaging {
  const { database, broker, log, service, schema, reactions } = options;
  const db: MessagingDb = database.db.withSchema(schema);
  checkNames(reactions);
  const reacting = consumer({ ...options, db });
  const producers = Map.groupBy(reactions, ({ contract }) => producerOf(contract.type));
  const started = Promise.withResolvers<void>();
  const { close } = lead({ database, log }, `messaging of ${schema}`, work);
  return { leading: started.promise, close };

  async function work({ session, signal }: Term): Promise<void> {
    const outbox = new Bell();
    const deadLetters = new Bell();
    await session.listen(CHANNEL, (name) => {
      if (name !== service && name !== schema) return;
      outbox.ring();
      deadLetters.ring();
    });
    const subscribed = [...producers.keys()].map(() => Promise.withResolvers<void>());
    void Promise.all(subscribed.map(({ promise }) => promise)).then(() => started.resolve());
    await Promise.all([
      relay({ db, broker, log, bell: outbox, signal }),
      ...[...producers.keys()].map((producer, index) =>
        receive(producer, signal, subscribed[index]!.resolve),
      ),
      replay(deadLetters, signal),
      forget(signal),
    ]);
    await reacting.idle();
  }

  async function receive(producer: string, signal: AbortSignal, subscribed: () => void) {
    const types = [...new Set(producers.get(producer)!.map(({ contract }) => contract.type))];
    const wanted = { consumer: service, producer, types, limit: LIMIT };
    for (let failures = 0; !signal.aborted;) {
      try {
        const subscription = await broker.subscribe(wanted, (event) =>
          reacting.handle(event, signal),
        );
        subscribed();
        failures = 0;
        await Promise.race([subscription.ended, aborted(signal)]);
        if (signal.aborted) return await subscription.close();
      } catch (err) {
        log.warn({ err, producer }, "events cannot be received and wait");
      }
      await pause(backoff(++failures, 5000), signal);
    }
  }

  async function replay(bell: Bell, signal: AbortSignal) {
    while (!signal.aborted) {
      await replays(db)
        .then((letters) => Promise.all(letters.map((one) => reacting.replay(one, signal))))
        .catch((err: unknown) => signal.aborted || log.warn({ err }, "events cannot be replayed"));
      await bell.wait(10_000, signal);
    }
  }

  async function forget(signal: AbortSignal) {
    do {
      await prune(db, signal).catch((err: unknown) => log.warn({ err }, "the inbox is not pruned"));
    } while (await pause(HOUR, signal));
  }
}

/** The inbox tells reactions apart by event and name. */
function checkNames<S>(reactions: readonly Reaction<S>[]): void {
  const names = new Set(reactions.map(({ contract, name }) => `${contract.type} ${name}`));
  if (names.size < reactions.length) throw new Error("Several reactions to an event need `as`");
}
