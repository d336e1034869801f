import { askToRename } from "../../generators/edit-questions.ts";
import { NAMED, rename } from "../blueprint/edit/index.ts";
import { runEdit } from "./edit.ts";
import { kindOf, pathIn, wordAt } from "./edit-words.ts";
import type { Invocation } from "./parse.ts";
import type { Terminal } from "./terminal.ts";

/** `groundplan rename KIND PATH NAME`: another name for a definition, wherever it is named; its files move with it. */
export const runRename = (invocation: Invocation, terminal: Terminal): Promise<number> =>
  runEdit(invocation, terminal, {
    words: 3,
    ask: askToRename,
    edit: ({ text, reader }) => {
      const kind = kindOf(invocation, NAMED);
      const path = pathIn(invocation, kind);
      return rename(
        text,
        { kind, path, to: wordAt(invocation, 2, "What is it called then?") },
        reader,
      );
    },
  });
