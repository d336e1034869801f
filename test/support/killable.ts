import { setTimeout as wait } from "node:timers/promises";
import type { Running } from "./processes.ts";

/** A process that is killed without a word, now and then, and started again. */
export interface Killable {
  name: string;
  /** SIGKILL, a pause, a new start. Resolves when it is there again. */
  kill(pauseMs: number): Promise<void>;
  /** Ends it for good; what it said, over all its lives. */
  stop(): Promise<string>;
}

/** `start` resolves when the process is ready. */
export async function killable(name: string, start: () => Promise<Running>): Promise<Killable> {
  const said: string[] = [];
  let running = await start();
  return {
    name,
    async kill(pauseMs) {
      running.signal("SIGKILL");
      said.push((await running.ended).output);
      await wait(pauseMs);
      running = await started(start);
    },
    async stop() {
      said.push((await running.stop()).output);
      return said.join("\n");
    },
  };
}

/** What it needs may be away at the moment: it ends, and whoever looks after it starts it again, as in production. */
async function started(start: () => Promise<Running>): Promise<Running> {
  for (let tries = 1; ; tries++) {
    try {
      return await start();
    } catch (error) {
      if (tries === 60) throw error;
      await wait(250);
    }
  }
}
