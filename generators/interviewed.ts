import { basename, resolve } from "node:path";
import { cased, readBlueprint } from "../src/blueprint/index.ts";
import { offerOf, type LoadedCatalog } from "../src/index.ts";
import type { Ask } from "../src/questions/ask.ts";
import { Interrupted } from "../src/questions/interrupted.ts";
import { interview } from "../src/questions/interview.ts";
import { parseAnswers, remembering, stringifyAnswers } from "../src/questions/journal.ts";
import { toBlueprint } from "../src/questions/to-blueprint.ts";
import { answersFile } from "../src/workspace/answers-file.ts";
import type { BlueprintText } from "./blueprint-text.ts";

const FILE = "blueprint.yaml";

/** A blueprint from questions. What was answered is kept until `forget`, also when somebody leaves in the middle. */
export interface Interviewed extends BlueprintText {
  forget(): void;
  /** What to throw when somebody leaves after the last question. */
  left(error: unknown): unknown;
}

/** Asks for a blueprint; goes on where an earlier interview about the same folder ended, if that is wanted. */
export async function interviewed(
  directory: string,
  ask: Ask,
  catalog: LoadedCatalog,
): Promise<Interviewed> {
  const memory = answersFile(directory);
  const known = parseAnswers(memory.load());
  const recall = known.size > 0 ? await askRecall(ask, known.size) : "forget";
  const answers = recall === "forget" ? new Map() : known;
  let kept = false;
  const journal = {
    answers,
    save: () => {
      kept = memory.save(stringifyAnswers(answers));
    },
  };
  const offer = offerOf(catalog);
  const setting = {
    ask: remembering(ask, journal, recall === "review" ? "review" : "continue"),
    axes: catalog.axes,
    problems: (text: string) =>
      readBlueprint(text, FILE, offer).problems.filter(({ severity }) => severity === "error"),
  };
  const left = (error: unknown) => (kept ? withAdvice(error) : error);
  const forget = () => memory.forget();
  try {
    const text = toBlueprint(await interview(setting, nameOf(directory)));
    return { file: FILE, text, forget, left };
  } catch (error) {
    throw left(error);
  }
}

function withAdvice(error: unknown): unknown {
  if (!(error instanceof Interrupted)) return error;
  const advice = "Your answers are kept: the same command goes on from there.";
  return new Interrupted(`${error.message}\n${advice}`, { cause: error });
}

const askRecall = (ask: Ask, count: number) =>
  ask.select("recall", {
    message: `You were asked about this folder before and gave ${count} answers.`,
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
