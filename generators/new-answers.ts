import { loadCatalog, type LoadedCatalog, type Plan } from "../src/index.ts";
import type { Problem } from "../src/problem.ts";
import type { AskAll } from "../src/questions/ask.ts";
import { UsageError, type Complaint } from "../src/questions/usage-error.ts";
import { nodeDisk } from "../src/workspace/disk.ts";
import { hasLeavings } from "../src/workspace/journal.ts";
import { checkNewRoot } from "../src/workspace/root.ts";
import { namedBlueprint } from "./blueprint-text.ts";
import { confirmAnswers, confirmPlan } from "./confirm.ts";
import type { Host } from "./host.ts";
import { planOf } from "./plan.ts";
import type { NewOptions } from "./types.ts";

export interface NewAnswers {
  /** As it was given. */
  directory: string;
  plan: Plan;
  /** The blueprint, and what in it may not be meant as it stands. */
  text: string;
  warnings: readonly Problem[];
  /** Called when the repo stands. */
  done(): void;
}

/**
 * Everything that has to be known before the first byte is written: from the options, and from a person where there is one.
 * @throws {UsageError} where something is missing and nobody can be asked.
 * @throws {InputError} where the blueprint is not sound.
 */
export async function gather(options: NewOptions, host: Host): Promise<NewAnswers> {
  const named = namedBlueprint(options);
  const ask = host.interactive && options.yes !== true ? await host.ask() : undefined;
  const directory = options.directory ?? (ask && (await askDirectory(ask)));
  if (directory === undefined || (!named && !ask)) throw missing(directory, named !== undefined);
  // What a killed run left there is cleared when the folder is written to.
  if (!hasLeavings(nodeDisk, directory)) checkNewRoot(directory);

  const catalog = await loadCatalog();
  if (named) {
    const planned = planOf(named, options, catalog);
    if (ask) await confirmPlan(host, ask, { directory, ...planned });
    return { directory, ...planned, done: () => {} };
  }
  return fromQuestions(directory, options, host, ask!, catalog);
}

async function fromQuestions(
  directory: string,
  options: NewOptions,
  host: Host,
  ask: AskAll,
  catalog: LoadedCatalog,
): Promise<NewAnswers> {
  const { interviewed } = await import("./interviewed.ts");
  const interview = await interviewed(directory, host, ask, catalog);
  try {
    for (;;) {
      const planned = planOf(await interview.blueprint(), options, catalog);
      if (await confirmAnswers(host, ask, { directory, ...planned }, interview))
        return { directory, ...planned, done: interview.forget };
    }
  } catch (error) {
    throw interview.left(error);
  }
}

const askDirectory = (ask: AskAll): Promise<string> =>
  ask.text("directory", {
    message: "Which folder shall it be?",
    hint: "it is made; must be empty if it is there",
    check: (text) => (text === "" ? "Name a folder." : undefined),
  });

/** What nobody can be asked for. */
function missing(directory: string | undefined, hasBlueprint: boolean): UsageError {
  const complaints: Complaint[] = [];
  if (directory === undefined)
    complaints.push({ message: "No folder is named.", help: "Write groundplan new <dir>." });
  if (!hasBlueprint) {
    const help = "Add --from FILE or --example NAME.";
    complaints.push({ message: "No blueprint is named, and no question may be asked.", help });
  }
  return new UsageError(...complaints);
}
