import type { Broker } from "../broker.ts";
import { type Leadership, type LeaderParts, lead } from "../leader.ts";
import type { Messaging } from "../messaging.ts";
import { aborted } from "../timing.ts";
import { type InProcessOptions, inProcessBroker } from "./in-process.ts";

export interface CarryParts extends LeaderParts, InProcessOptions {
  /** Of the system: where it runs in several processes, all of them say the same. */
  readonly name: string;
}

/**
 * Carries events between services that run in this process. Of several such processes one does it, and for all services: an event goes
 * nowhere but within it. Events wait until everyone who reacts to them is there.
 */
export function carryEvents(
  { name, delayMs, ...parts }: CarryParts,
  services: readonly ((broker: Broker) => Messaging)[],
): Leadership {
  return lead(parts, `events of ${name}`, async ({ signal }) => {
    const broker = inProcessBroker({ delayMs });
    const running = services.map((start) => start(broker));
    const there = Promise.all(running.map(({ leading }) => leading));
    void there.then(() => broker.start());
    await aborted(signal);
    await Promise.all(running.map((one) => one.close()));
    await broker.close();
  });
}
