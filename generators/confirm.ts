import { decidedLines } from "../src/decisions/told.ts";
import type { Plan } from "../src/index.ts";
import type { AskAll } from "../src/questions/ask.ts";
import { Back } from "../src/questions/back.ts";
import { Interrupted } from "../src/questions/interrupted.ts";
import type { Asked } from "../src/questions/journal.ts";
import { drawTree } from "../src/questions/tree.ts";
import type { Host } from "./host.ts";
import type { Interviewed } from "./interviewed.ts";

/** How deep the tree of files is shown. */
const DEPTH = 2;
/** How much of an answer is shown beside its question, in characters. */
const LONGEST = 50;

/** What will be made: where, of which blueprint, with which files. */
export interface Proposal {
  directory: string;
  text: string;
  plan: Plan;
}

/**
 * Shows what will be made of a blueprint that is there already, and asks for a yes.
 * @throws {Interrupted} on a no.
 */
export async function confirmPlan(host: Host, ask: AskAll, proposal: Proposal): Promise<void> {
  const message = show(host, proposal);
  if (!(await ask.confirm("build", { message, default: true }))) throw leaving();
}

/**
 * Shows what will be made of answers, and asks for a yes or for what to change.
 * @returns whether to build it; if not, the questions come next.
 * @throws {Interrupted} on a no.
 */
export async function confirmAnswers(
  host: Host,
  ask: AskAll,
  proposal: Proposal,
  interview: Interviewed,
): Promise<boolean> {
  const message = show(host, proposal);
  const decided = await orBack(ask.select("build", { message, ...DECISION, back: true }));
  if (decided === "yes") return true;
  if (decided === "no") throw leaving();
  if (decided === undefined) interview.back();
  else {
    const key = await orBack(askWhich(ask, interview.asked()));
    if (key !== undefined) interview.again(key);
  }
  return false;
}

const DECISION = {
  choices: [
    { value: "yes", label: "Yes" },
    { value: "change", label: "Change an answer first" },
    { value: "no", label: "No", hint: "your answers are kept" },
  ],
  default: "yes",
};

/** An answer; undefined: somebody went back. */
const orBack = (answer: Promise<string>): Promise<string | undefined> =>
  answer.catch((error: unknown) => {
    if (error instanceof Back) return undefined;
    throw error;
  });

function show(host: Host, { directory, text, plan: { files, decisions } }: Proposal): string {
  const paths = Array.from(files, ({ path }) => path);
  const tree = drawTree(directory, paths, DEPTH);
  const decided = decidedLines(decisions);
  const left = decided.length > 0 ? `Left to groundplan:\n  ${decided.join("\n  ")}\n\n` : "";
  host.out(`\n${text}\n${left}${tree}\n`);
  return `Build it? (${paths.length} files)`;
}

const leaving = () => new Interrupted("Nothing was written.");

const askWhich = (ask: AskAll, asked: readonly Asked[]): Promise<string> =>
  ask.search("change", {
    message: "Which one?",
    hint: "type some letters of the question to find it",
    choices: asked.map(({ key, message, answer }) => ({
      value: key,
      label: message,
      hint: answer.length > LONGEST ? `${answer.slice(0, LONGEST)} …` : answer,
    })),
    back: true,
  });
