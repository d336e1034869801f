import { isRefused, unreachedSince } from "../src/blueprint/edit/index.ts";
import { InputError } from "../src/problem.ts";
import { UsageError } from "../src/questions/usage-error.ts";
import { regenerate, type RegenerateOptions } from "../src/regenerate.ts";
import { askToAdd, askToRemove, askToRename, askToSet, type AskEdit } from "./edit-questions.ts";
import { openEditing, type Editing } from "./editing.ts";
import { recoveredText } from "../src/workspace/recover.ts";
import type { Host } from "./host.ts";
import { review } from "./review.ts";
import type { Plop } from "./types.ts";

const REGENERATE = "groundplan:regenerate";

const EDITS: readonly { name: string; description: string; ask: AskEdit }[] = [
  { name: "add", description: "Something more in the blueprint", ask: askToAdd },
  { name: "rename", description: "Another name, wherever it is named", ask: askToRename },
  { name: "remove", description: "Something out of the blueprint", ask: askToRemove },
  { name: "set", description: "Another choice, such as that of a database", ask: askToSet },
];

/** What somebody said yes to. */
interface Reviewed {
  editing: Editing;
  options: RegenerateOptions;
}

/** Registers the generators that edit the blueprint of the repo around, and regenerate. */
export function registerEdits(plop: Plop, host: Host): void {
  plop.setActionType(REGENERATE, async (data) => {
    const { editing, options } = data as Reviewed;
    const { root, changes, conflicts, failed } = await regenerate(editing.root, options, {
      catalog: editing.catalog,
    });
    const done = `${root}: ${changes.length} files changed`;
    if (failed) throw new Error(`${done}, but "${failed.step.title}" failed: ${failed.reason}`);
    if (conflicts.length > 0)
      throw new Error(`${done}, in conflict: ${conflicts.map(({ path }) => path).join(", ")}`);
    return done;
  });
  for (const { name, description, ask } of EDITS)
    plop.setGenerator(`groundplan:${name}`, {
      description,
      prompts: () => gather(ask, host),
      actions: [{ type: REGENERATE }],
    });
}

async function gather(asking: AskEdit, host: Host): Promise<Reviewed> {
  if (!host.interactive)
    throw new UsageError({
      message: "No question may be asked here.",
      help: "Use groundplan add, rename, remove or set, which take arguments.",
    });
  const editing = await openEditing();
  if (editing.recovered) host.out(`${recoveredText(editing.recovered)}\n`);
  const ask = await host.ask();
  const edited = await asking(editing, ask);
  if (isRefused(edited)) throw new InputError(edited.problems, edited.unsound ?? editing.text);
  for (const { message, help } of unreachedSince(editing.text, edited.text, editing.reader))
    host.out(`${message}. ${help}\n`);
  const options: RegenerateOptions = {
    mode: "write",
    blueprintText: edited.text,
    ...(edited.renames && { renames: edited.renames }),
  };
  return { editing, options: { ...options, hash: await review(editing, options, host, ask) } };
}
