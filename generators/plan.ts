import { applySets } from "../src/blueprint/sets.ts";
import { planFrom, type LoadedCatalog, type Plan } from "../src/index.ts";
import { InputError, type Problem } from "../src/problem.ts";
import { fitToBlueprint } from "../src/workspace/v8-flags.ts";
import type { BlueprintText } from "./blueprint-text.ts";
import type { NewOptions } from "./types.ts";

/**
 * What a blueprint stands for, changed by `--set`, with warnings where it may not be meant as it stands.
 * @throws {InputError} with everything that is wrong with it.
 */
export function planOf(
  { file, text }: BlueprintText,
  { set = [], packageManager = "npm" }: NewOptions,
  catalog: LoadedCatalog,
): { plan: Plan; text: string; warnings: readonly Problem[] } {
  fitToBlueprint(text);
  const edited = applySets(text, set);
  if (edited.problems.length > 0) throw new InputError(edited.problems);
  const { plan, problems } = planFrom(edited.text, file, catalog, { packageManager });
  if (!plan) throw new InputError(problems, edited.text);
  return { plan, text: edited.text, warnings: problems };
}
