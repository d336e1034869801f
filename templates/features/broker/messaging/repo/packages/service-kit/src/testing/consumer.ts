import { consumer } from "../consumer.ts";
import { replays } from "../dead-letters.ts";
import { list } from "../dlq.ts";
import { type CloudEvent, cloudEvent } from "../events.ts";
import type { Reaction } from "../reactions.ts";
import type { Pause } from "../timing.ts";
import { log, seeing, stepped, type Test, type Walks, walksIn } from "./messaging.ts";

const { signal } = new AbortController();

export const tale = (thing: string, number: number) => cloudEvent(stepped(thing, number));

export const parkedIn = ({ database }: Test) => list(database, {});

/** A consumer whose pauses take no time. */
export function startConsumer({ walks }: Test, reaction: Reaction<Walks>, pause?: Pause) {
  const pauses: number[] = [];
  const rest: Pause = pause ?? (async (ms) => pauses.push(ms) > 0);
  const { begin, handle, replay } = consumer({
    db: walks,
    log,
    reactions: [reaction],
    stores: walksIn,
    pause: rest,
  });
  return {
    pauses,
    begin,
    handle: (event: CloudEvent) => handle(event, signal),
    replayAll: async () => {
      for (const letter of await replays(walks)) await replay(letter, signal);
    },
  };
}

/** Fails so often before it does its work, leaving half of it behind each time. */
export function failing(times: number, error: unknown): Reaction<Walks> {
  let left = times;
  return seeing(async (step, walks) => {
    await walks.add(step);
    if (left-- > 0) throw error;
  });
}
