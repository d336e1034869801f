import type { Selection, StepTemplate } from "../catalog/index.ts";
import { globTest } from "./globs.ts";
import { inKit } from "./guest.ts";
import type { PackageManager, Step } from "./types.ts";

/**
 * What has to be run in a repo: its packages first, then what the base and the features ask for. `guestScope`: the scope of our
 * packages, where their scripts are not the root's.
 */
export function stepsOf(
  { catalog, features }: Selection,
  pm: PackageManager,
  guestScope?: string,
): Step[] {
  const install: Step = {
    id: "install",
    title: "Installing packages",
    command: [pm, "install"],
    inputs: ["package.json", "*/*/package.json", "pnpm-workspace.yaml"],
  };
  const more = [catalog.base, ...features].flatMap((one) => one.steps);
  const unique = more.filter(
    (step, index) => more.findIndex((other) => other.id === step.id) === index,
  );
  return [install, ...unique.map((one) => ({ ...stepOf(one, pm, guestScope), after: "install" }))];
}

/** A step of the catalog, in a repo of this kind. */
export const stepOf = (
  { id, title, script, inputs }: StepTemplate,
  pm: PackageManager,
  guestScope?: string,
): Step => ({
  id,
  title,
  command: guestScope === undefined ? [pm, "run", script] : inKit(pm, guestScope, script),
  inputs,
});

/**
 * The steps of which an input is among files that changed, and those that are due already, by their ids; what they come after
 * counts only if it runs.
 */
export function stepsFor(
  steps: readonly Step[],
  changed: readonly string[],
  due: readonly string[] = [],
): Step[] {
  const wanted = steps.filter(
    ({ id, inputs }) =>
      due.includes(id) || inputs.some((glob) => changed.some((path) => globTest(glob).test(path))),
  );
  return wanted.map(({ after, ...step }) => ({
    ...step,
    ...(after !== undefined && wanted.some(({ id }) => id === after) && { after }),
  }));
}
