import { askToSet } from "../../generators/edit-questions.ts";
import { setValues } from "../blueprint/edit/index.ts";
import { UsageError } from "../questions/usage-error.ts";
import { runEdit } from "./edit.ts";
import type { Invocation } from "./parse.ts";
import type { Terminal } from "./terminal.ts";

/** `groundplan set path=value …`: values of the blueprint, as `--set` reads them. */
export const runSet = (invocation: Invocation, terminal: Terminal): Promise<number> =>
  runEdit(invocation, terminal, {
    words: 1,
    ask: askToSet,
    edit: ({ text, reader }) => {
      const { words } = invocation;
      if (words.length === 0)
        throw new UsageError({
          message: "What is to be set?",
          help: "Write groundplan set path=value, such as platform.database=auto.",
        });
      return setValues(text, words, reader);
    },
  });
