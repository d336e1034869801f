import { shown } from "../blueprint/shown.ts";
import { didYouMean } from "../blueprint/suggest.ts";
import { PATHS, type Kind } from "../blueprint/edit/index.ts";
import { UsageError } from "../questions/usage-error.ts";
import { usageOf } from "./edit-commands.ts";
import type { Invocation } from "./parse.ts";

/** What is edited, which is the first word: one of `kinds`. */
export function kindOf<Of extends Kind>(
  { command, words: [word = ""] }: Invocation,
  kinds: readonly Of[],
): Of {
  const kind = kinds.find((one) => one === word);
  if (kind) return kind;
  const what = command?.name ?? "";
  throw new UsageError({
    message: word
      ? `${shown(word)} is nothing to ${what}.`
      : `What is to be ${what.replace(/e?$/, "ed")}?`,
    help: didYouMean(word, kinds),
  });
}

/** The path of it, which is the second. */
export const pathIn = (invocation: Invocation, kind: Kind): string[] =>
  wordAt(invocation, 1, `Which ${kind}? Write ${PATHS[kind]}.`).split(".");

/** A word that has to be there; where it is not, the command is told with what was said of it so far. */
export function wordAt({ command, words }: Invocation, at: number, question: string): string {
  const word = words[at];
  if (word !== undefined && word !== "") return word;
  const { name = "", usage = "", kinds } = command ?? {};
  const [kind = ""] = words;
  const rest = usageOf(usage, kind, kinds?.[kind] ?? "path").slice(at);
  const help = `Write groundplan ${[name, ...words.slice(0, at), ...rest].join(" ")}.`;
  throw new UsageError({ message: question, help });
}
