import { askToRemove } from "../../generators/edit-questions.ts";
import { KINDS, remove } from "../blueprint/edit/index.ts";
import { runEdit } from "./edit.ts";
import { kindOf, pathIn } from "./edit-words.ts";
import type { Invocation } from "./parse.ts";
import type { Terminal } from "./terminal.ts";

/** `groundplan remove KIND PATH`: takes a definition out, if nothing else names it or all that does may go too. */
export const runRemove = (invocation: Invocation, terminal: Terminal): Promise<number> =>
  runEdit(invocation, terminal, {
    words: 2,
    ask: askToRemove,
    edit: ({ text, reader }) => {
      const kind = kindOf(invocation, KINDS);
      const withReferences = invocation.switches.has("with-references");
      return remove(text, { kind, path: pathIn(invocation, kind), withReferences }, reader);
    },
  });
