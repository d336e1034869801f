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
    try {
      const result = await createProject(answers.directory, answers.plan, options);
      settled({ result, answers });
      return `${answers.directory}: ${answers.plan.files.length} files`;
    } catch (error) {
      settled({ error });
      throw error;
    }
  });
  plop.setGenerator(NEW, {
    description: "a repo of services, from questions or a blueprint",
    prompts: () => gather(options, host),
    actions: [{ type: CREATE }],
  });
}
