import { Back } from "./back.ts";
import { helping } from "./help.ts";
import { interview } from "./interview.ts";
import { remembering, type Asked, type Journal } from "./journal.ts";
import type { Setting } from "./talk.ts";
import { toBlueprint } from "./to-blueprint.ts";

/** An interview that can go back: each way through it is taken from the start, and memory answers what is known. */
export interface Session {
  /** Asks what has no answer yet, or is to be asked again. */
  blueprint(): Promise<string>;
  /** The questions of the blueprint that came out last. */
  asked(): readonly Asked[];
  /** Has a question asked again; its answer is the default. */
  again(key: string): void;
  /** Has the last question asked again. */
  back(): void;
}

export function openSession(setting: Setting, journal: Journal, again: Set<string>): Session {
  const { result, ...session } = openTalk(setting, journal, again, async (one) =>
    toBlueprint(await interview(one)),
  );
  return { ...session, blueprint: result };
}

/** Questions that come to something. */
export interface TalkSession<Result> extends Omit<Session, "blueprint"> {
  /** Asks what has no answer yet, or is to be asked again. */
  result(): Promise<Result>;
}

/** The same with any way through questions. */
export function openTalk<Result>(
  setting: Setting,
  journal: Journal,
  again: Set<string>,
  through: (setting: Setting) => Promise<Result>,
): TalkSession<Result> {
  let asked: readonly Asked[] = [];
  const back = () => {
    const last = asked.at(-1);
    if (last) again.add(last.key);
  };
  return {
    asked: () => asked,
    again: (key) => void again.add(key),
    back,
    result: async () => {
      for (;;) {
        const memory = remembering(setting.ask, journal, again);
        asked = memory.asked;
        try {
          return await through({ ...setting, ask: helping(memory.ask) });
        } catch (error) {
          if (!(error instanceof Back)) throw error;
          back();
        }
      }
    },
  };
}
