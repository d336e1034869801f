import { basename, resolve } from "node:path";
import { cased } from "../src/blueprint/index.ts";
import { offerOf, type LoadedCatalog } from "../src/index.ts";
import type { Ask } from "../src/questions/ask.ts";
import { BLUEPRINT_FILE } from "../src/own-files.ts";
import { Interrupted } from "../src/questions/interrupted.ts";
import { parseAnswers, stringifyAnswers } from "../src/questions/journal.ts";
import { openSession, type Session } from "../src/questions/session.ts";
import { answersFile } from "../src/workspace/answers-file.ts";
import type { BlueprintText } from "./blueprint-text.ts";
import type { Host } from "./host.ts";

/** Blueprints from questions. What was answered is kept until `forget`, also when somebody leaves in the middle. */
export interface Interviewed extends Pick<Session, "asked" | "again" | "back"> {
  /** Asks what has no answer yet, or is to be asked again. */
  blueprint(): Promise<BlueprintText>;
  forget(): void;
  /** What to throw when somebody leaves. */
  left(error: unknown): unknown;
}

/** Prepares questions; they go on where an earlier interview about the same folder ended, if that is wanted. */
export async function interviewed(
  directory: string,
  host: Host,
  ask: Ask,
  catalog: LoadedCatalog,
): Promise<Interviewed> {
  const memory = answersFile(directory);
  const known = parseAnswers(memory.load());
  const recall = known.size > 0 ? await askRecall(ask, known.size) : "forget";
  const answers: typeof known = recall === "forget" ? new Map() : known;
  let kept = false;
  const journal = {
    answers,
    save: () => {
      kept = memory.save(stringifyAnswers(answers));
    },
  };
  const setting = {
    ask,
    axes: catalog.axes,
    name: nameOf(directory),
    offer: offerOf(catalog),
  };
  const again = new Set(recall === "review" ? answers.keys() : []);
  const session = openSession(setting, journal, again);
  host.out(
    "Esc goes back to the question before, ? explains it; Ctrl-C leaves and keeps your answers.\n",
  );
  return {
    ...session,
    blueprint: async () => ({ file: BLUEPRINT_FILE, text: await session.blueprint() }),
    forget: () => memory.forget(),
    left: (error) => (kept ? withAdvice(error) : error),
  };
}

function withAdvice(error: unknown): unknown {
  if (!(error instanceof Interrupted)) return error;
  const advice = "Your answers are kept: the same command goes on from there.";
  return new Interrupted(`${error.message}\n${advice}`, { cause: error });
}

const askRecall = (ask: Ask, count: number) =>
  ask.select("recall", {
    message: `You were asked about this folder before; ${count} answers are kept.`,
    choices: [
      { value: "continue", label: "Go on from there" },
      { value: "review", label: "Go through them once more" },
      { value: "forget", label: "Start anew" },
    ],
    default: "continue",
  });

/** A name for the system, from that of its folder. */
function nameOf(directory: string): string {
  const name = cased(basename(resolve(directory))).kebab;
  return /^[a-z]/.test(name) ? name : "system";
}
