import { createProject, type Result } from "../src/index.ts";
import type { Host } from "./host.ts";
import { gather, type NewAnswers } from "./new-answers.ts";
import type { NewOptions, Plop } from "./types.ts";

export const NEW = "groundplan:new";
const CREATE = "groundplan:create";

/** What became of the action; plop itself shrinks results and errors to strings. */
export type Outcome = { result: Result; answers: NewAnswers } | { error: unknown };

/** Registers the generator that makes a new repo. Its writing is groundplan's own: all or nothing. */
export function registerNew(
  plop: Plop,
  options: NewOptions,
  host: Host,
  settled: (outcome: Outcome) => void = () => {},
): void {
  plop.setActionType(CREATE, async (data) => {
    const answers = data as NewAnswers;
    const result = await create(answers, options, host).catch((error: unknown) => {
      settled({ error });
      throw error;
    });
    settled({ result, answers });
    return summary(result);
  });
  plop.setGenerator(NEW, {
    description: "A repo of services, from questions or a blueprint",
    prompts: () => gather(options, host),
    actions: [{ type: CREATE }],
  });
}

async function create(answers: NewAnswers, options: NewOptions, host: Host): Promise<Result> {
  const { directory, plan, done } = answers;
  const { install = true, git = true } = options;
  const { onProgress, signal } = host;
  const result = await createProject(directory, plan, {
    install,
    git,
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  });
  done();
  return result;
}

function summary({ root, files, failed, remaining }: Result): string {
  const made = `${root}: ${files} files`;
  if (failed) throw new Error(`${made}, but "${failed.step.title}" failed: ${failed.reason}`);
  return remaining.length > 0 ? `${made}; still to be run there: ${remaining.join(" && ")}` : made;
}
