const LONGEST = 60;
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** A word of the user's as messages show it: between backticks, harmless to a terminal, not longer than a line. */
export function shown(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return `\`${[...cut].map((character) => (PRINTABLE.test(character) ? character : escaped(character))).join("")}\``;
}

/** `a, b or c` */
export function either(words: readonly string[]): string {
  const all = words.map((word) => `\`${word}\``);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`;
}

const escaped = (character: string) =>
  character === "\n" ? "\\n" : `\\u{${character.codePointAt(0)!.toString(16)}}`;
