import type { CloudEvent } from "./events.ts";

/** What carries events between services. It delivers each at least once; who gets it knows what came already. */
export interface Broker {
  /** Resolves when the broker has the event and will not lose it. */
  publish(event: CloudEvent): Promise<void>;
  /** Tells beforehand who will subscribe here or in another process, for brokers that would drop what nobody wants. */
  expect(wanted: Wanted): void;
  /**
   * Delivers the events of one service, in the order in which they were published, from the oldest that this consumer has not
   * handled. An event is handled when `handle` resolves; when it rejects, the event comes again with the next subscription. One
   * process at a time subscribes for a consumer; what an earlier one had in hand comes again, at once and in its place. Rejects
   * within seconds when the broker does not answer.
   */
  subscribe(wanted: Wanted, handle: (event: CloudEvent) => Promise<void>): Promise<Subscription>;
  /** Rejects when the broker does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface Wanted {
  /** The service that reacts. */
  readonly consumer: string;
  /** What the topics of the service that tells begin with: `shop.orders`. */
  readonly producer: string;
  /** Topics on which somebody reacts. Others need not be delivered. */
  readonly types: readonly string[];
  /** How many events may be in hand at once. */
  readonly limit: number;
}

export interface Subscription {
  /** How many events are in hand or wait at the broker. */
  pending(): Promise<number>;
  /** Settles when the subscription has come to an end by itself, and a new one is needed. */
  readonly ended: Promise<void>;
  /** Takes no new events; resolves when those in hand are handled or given back. */
  close(): Promise<void>;
}
