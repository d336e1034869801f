import { Back } from "./back.ts";
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
  let asked: readonly Asked[] = [];
  const back = () => {
    const last = asked.at(-1);
    if (last) again.add(last.key);
  };
  const once = async (): Promise<string | undefined> => {
    const memory = remembering(setting.ask, journal, again);
    asked = memory.asked;
    try {
      return toBlueprint(await interview({ ...setting, ask: memory.ask }));
    } catch (error) {
      if (!(error instanceof Back)) throw error;
      return undefined;
    }
  };
  return {
    asked: () => asked,
    again: (key) => void again.add(key),
    back,
    blueprint: async () => {
      for (;;) {
        const text = await once();
        if (text !== undefined) return text;
        back();
      }
    },
  };
}
