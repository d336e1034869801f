import { setTimeout as wait } from "node:timers/promises";
import type { Broker, Wanted } from "../broker.ts";
import { type CloudEvent, producerOf } from "../events.ts";
import { unavailable } from "../problem.ts";
import { Underway } from "../timing.ts";

export interface InProcessBroker extends Broker {
  /** Until then nothing can be published: it would be lost for those who are not expected yet. */
  start(): void;
}

export interface InProcessOptions {
  /** How long each event is on its way, so that what happens in between can be seen. */
  readonly delayMs?: number | undefined;
}

interface Consumer {
  readonly wanted: Wanted;
  /** Missing while the consumer is away. */
  handle: ((event: CloudEvent) => Promise<void>) | undefined;
  readonly inHand: Set<Promise<void>>;
}

/**
 * Carries events within this process. It keeps none: an event counts as published when every consumer has handled it, and until then
 * the outbox has it.
 */
export function inProcessBroker({ delayMs = 0 }: InProcessOptions = {}): InProcessBroker {
  const consumers = new Map<string, Consumer>();
  const nameOf = ({ consumer, producer }: Wanted) => `${consumer} ${producer}`;
  let started = false;
  const underway = new Underway();

  async function deliver(to: Consumer, event: CloudEvent): Promise<void> {
    const { consumer } = to.wanted;
    if (!to.handle) throw unavailable(`${consumer} receives nothing now`);
    const handled = to.handle(structuredClone(event));
    to.inHand.add(handled);
    await handled.finally(() => to.inHand.delete(handled));
  }

  async function carry(event: CloudEvent): Promise<void> {
    if (!started) throw unavailable("Not everybody is there");
    if (delayMs > 0) await wait(delayMs);
    const to = [...consumers.values()].filter(
      ({ wanted }) =>
        wanted.producer === producerOf(event.type) && wanted.types.includes(event.type),
    );
    for (const one of await Promise.allSettled(to.map((one) => deliver(one, event)))) {
      if (one.status === "rejected") throw one.reason;
    }
  }

  return {
    start: () => void (started = true),
    publish: (event) => underway.until(carry(event)),
    expect(wanted) {
      const name = nameOf(wanted);
      if (!consumers.has(name))
        consumers.set(name, { wanted, handle: undefined, inHand: new Set() });
    },
    async subscribe(wanted, handle) {
      const consumer: Consumer = { wanted, handle, inHand: new Set() };
      consumers.set(nameOf(wanted), consumer);
      return {
        pending: async () => consumer.inHand.size,
        ended: new Promise(() => {}),
        async close() {
          consumer.handle = undefined;
          await Promise.allSettled(consumer.inHand);
        },
      };
    },
    ping: async () => {},
    async close() {
      underway.giveUp(unavailable("The broker is closed"));
    },
  };
}
