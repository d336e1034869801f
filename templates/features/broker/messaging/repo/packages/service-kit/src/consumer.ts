import type { Kysely } from "kysely";
import * as letters from "./dead-letters.ts";
import { type CloudEvent, checkOf, describe, producerOf } from "./events.ts";
import { InHand, type Item } from "./in-hand.ts";
import { isFirst, type MessagingDb } from "./inbox.ts";
import { Lanes, slots } from "./lanes.ts";
import { kitLog, type Logger } from "./log.ts";
import { Problem } from "./problem.ts";
import {
  type Act,
  type Answers,
  answerTo,
  type Reaction,
  type Unasked,
  usual,
} from "./reactions.ts";
import { backoff, type Pause, pause } from "./timing.ts";
import { inTransaction } from "./transaction.ts";

export interface ConsumerParts<S> {
  /** With the service's schema. */
  readonly db: MessagingDb;
  readonly log: Logger;
  readonly reactions: readonly Reaction<S>[];
  /** What the service keeps, as the transaction sees it. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the service's own tables
  readonly stores: (tx: Kysely<any>) => S;
  /** How many reactions run at a time; each has a connection of the pool. */
  readonly concurrency?: number;
  readonly pause?: Pause;
}

export interface Consumer {
  /** To be called before a process begins to receive. `limit`: how many events may be in hand at a time. */
  begin(limit: number): Promise<void>;
  /** Resolves when every reaction to the event has come to an end; rejects when the signal comes before. */
  handle(event: CloudEvent, signal: AbortSignal): Promise<void>;
  /** The same for an event that was put aside. */
  replay(letter: letters.DeadLetter, signal: AbortSignal): Promise<void>;
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
}

/** How many reactions run at a time: eight, but at most half of the connections, since requests need some too. */
export const sideBySide = (connections: number): number =>
  Math.max(1, Math.min(8, Math.floor(connections / 2)));

/** An event on its way through one reaction. */
interface Task<S> extends Item {
  readonly reaction: Reaction<S>;
  /** In the transaction of the reaction: is it still to be done? */
  claim(tx: MessagingDb): Promise<boolean>;
  park(tx: MessagingDb, why: letters.Reason): Promise<void>;
}

interface Failure {
  readonly error: unknown;
  readonly answer: Unasked | "retry" | "park";
}

/** Attempts before an event is put aside: over about six seconds, thirteen at most. */
const ATTEMPTS = 8;
/** The same where `retry` is the answer: over about three minutes, in which what is missing may come. */
const PATIENT = 20;
/** Of those so many at a time: what waits is in hand, and the broker gives no more than a limit. */
const CROWD = 256;
/** In so many processes an event was in hand when they ended. */
const DEATHS = 3;

/** Reacts to events: to those of one key one after the other, and with each reaction once, however often its event arrives. */
export function consumer<S>(parts: ConsumerParts<S>): Consumer {
  const { db, reactions, stores, concurrency = 8, pause: rest = pause } = parts;
  const log = kitLog(parts.log);
  const byType = Map.groupBy(reactions, ({ contract }) => contract.type);
  const lanes = new Lanes();
  const inTurn = slots(concurrency);
  const inHand = new InHand(db);
  let patient = 0;
  const inLane = ({ type, partitionkey }: CloudEvent, work: () => Promise<void>) =>
    lanes.run(`${producerOf(type)} ${partitionkey}`, work);

  return {
    begin: (limit) => inHand.begin(limit),
    handle: (event, signal) =>
      inLane(event, async () => {
        for (const reaction of byType.get(event.type) ?? []) {
          const { name } = reaction;
          const claim = (tx: MessagingDb) => isFirst(tx, event, name);
          const park = async (tx: MessagingDb, why: letters.Reason) => {
            if (await claim(tx)) await letters.park(tx, event, name, why);
          };
          await settle({ event, reaction, isReplay: false, claim, park }, signal);
        }
      }),
    replay: (letter, signal) =>
      inLane(letter.event, async () => {
        const { event } = letter;
        const known = byType.get(event.type) ?? [];
        const reaction = known.find(({ name }) => name === letter.reaction);
        const claim = (tx: MessagingDb) => letters.takeOut(tx, letter);
        const park = (tx: MessagingDb, why: letters.Reason) => letters.putBack(tx, letter, why);
        if (reaction) return settle({ event, reaction, isReplay: true, claim, park }, signal);
        return park(db, { reason: "Nobody reacts to it any more", attempts: 0 });
      }),
    idle: () => lanes.idle(),
  };

  /** Tries until it is done or put aside. The lane waits: what comes later may build on it. */
  async function settle(task: Task<S>, signal: AbortSignal): Promise<void> {
    const { event, reaction } = task;
    const about = { type: event.type, id: event.id, key: event.partitionkey };
    let parking = unreadable(event, reaction);
    let attempts = 0;
    for (let waits = 1; ; waits++) {
      signal.throwIfAborted();
      const failure = await inTurn(
        () => (parking ? putAside(task, parking) : watched(task)),
        inHand.isSuspect(task),
      );
      if (!failure) break;
      const { error: err, answer } = failure;
      if (answer !== "wait") {
        waits = ++attempts;
        const enough = answer === "retry" && patient < CROWD ? PATIENT : ATTEMPTS;
        if (answer === "park" || attempts >= enough) {
          parking = { reason: reasonOf(err), attempts };
          continue;
        }
      }
      const why = err instanceof Problem ? { reason: reasonOf(err) } : { err }; // a stack for surprises only
      log.warn({ ...why, ...about, attempts }, "an event waits for its next attempt");
      if (answer === "retry") patient++;
      await rest(backoff(waits, answer === "wait" ? 5000 : 30_000), signal);
      if (answer === "retry") patient--;
    }
    if (parking) log.error({ ...about, ...parking }, "an event is put aside");
  }

  /** One attempt, unless processes have died of it. */
  async function watched(task: Task<S>): Promise<Failure | undefined> {
    const { act, answers } = task.reaction;
    try {
      const deaths = await inHand.note(task);
      const failure: Failure | undefined =
        deaths < DEATHS
          ? await attempt(task, act, answers)
          : { error: `The process ended ${deaths} times while it was in hand`, answer: "park" };
      await inHand.forget(task);
      return failure;
    } catch (error) {
      return { error, answer: "wait" };
    }
  }

  /** What failed has left nothing behind; what is done instead has a transaction of its own. */
  async function attempt(
    task: Task<S>,
    act: Act<S>,
    answers: Answers<S>,
  ): Promise<Failure | undefined> {
    try {
      await inTransaction(db, async (tx) => {
        if (await task.claim(tx)) await act(stores(tx), task.event);
      });
      return undefined;
    } catch (error) {
      const answer = answerTo(error, answers);
      if (answer === "ignore") return attempt(task, async () => {}, usual);
      if (typeof answer === "function") return attempt(task, answer, usual);
      return { error, answer };
    }
  }

  async function putAside(task: Task<S>, why: letters.Reason): Promise<Failure | undefined> {
    try {
      await inTransaction(db, (tx) => task.park(tx, why));
      return undefined;
    } catch (error) {
      return { error, answer: "wait" };
    }
  }
}

/** Why no attempt would help: the event is not what its contract says. */
function unreadable<S>(event: CloudEvent, { contract }: Reaction<S>): letters.Reason | undefined {
  const mistakes =
    event.source === contract.source
      ? checkOf(contract)(event.data)
      : [{ pointer: "/source", detail: `must be ${contract.source}` }];
  return mistakes && { reason: `It breaks its contract: ${describe(mistakes)}`, attempts: 0 };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Problem)) return String(error);
  const { title, detail, cause } = error;
  return [title, detail, cause && String(cause)].filter(Boolean).join(": ");
}
