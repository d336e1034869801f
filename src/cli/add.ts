import { askToAdd } from "../../generators/edit-questions.ts";
import { add } from "../blueprint/edit/index.ts";
import { guestRootOf } from "../workspace/guest-repo.ts";
import { rootOf } from "../workspace/repo-root.ts";
import { UsageError } from "../questions/usage-error.ts";
import { additionOf } from "./addition-of.ts";
import { runEdit } from "./edit.ts";
import type { Invocation } from "./parse.ts";
import type { Terminal } from "./terminal.ts";

/** `groundplan add KIND PATH [TYPE]`: a definition more, in the language's own words. */
export async function runAdd(invocation: Invocation, terminal: Terminal): Promise<number> {
  if (invocation.words[0] === "service" && rootOf() === undefined)
    return (await import("./add-guest.ts")).runAddGuest(guestRootOf(), invocation, terminal);
  if (invocation.words[0] === "service" && invocation.lists.has("from"))
    throw new UsageError({
      message: "--from is for a repo that groundplan never saw.",
      help: "Add to the blueprint of this one: groundplan add service NAME.",
    });
  return runEdit(ofField(invocation), terminal, {
    words: 2,
    ask: askToAdd,
    edit: ({ text, reader }) => add(text, additionOf(invocation), reader),
  });
}

/** A value for rows alone, without a path, is for the field that is added. */
function ofField(invocation: Invocation): Invocation {
  const { words, lists } = invocation;
  const [kind, path] = words;
  const values = lists.get("backfill");
  if (kind !== "field" || path === undefined || !values) return invocation;
  const whole = values.map((one) =>
    /^[^.=]+\.[^.=]+\.[^.=]+=/.test(one) ? one : `${path}=${one}`,
  );
  return { ...invocation, lists: new Map([...lists, ["backfill", whole]]) };
}
