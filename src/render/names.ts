/** Helpers that print a text where it stands; each takes one value. */
export const TEXT_HELPERS: readonly string[] = [
  "string",
  "comment",
  "markdown",
  "prose",
  "code",
  "mermaid",
  "path",
  "type",
  "key",
];
export const BLOCKS: readonly string[] = ["if", "unless", "each"];
/** Behind the name of a partial that is called in the middle of a line: its last newline goes. */
export const INLINE = "!inline";
export const SLOT = "slot.";
/** Where decisions stand that are no answers to a question of an axis. */
export const DECISIONS = "decisions";
