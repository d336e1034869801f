import { readDecimal, readEnum, readInt, readString } from "./type-limits.ts";
import type { Complain } from "./one-line.ts";
import { quoteHelp, typeMeant } from "./foreign-types.ts";
import { shown } from "./shown.ts";
import { didYouMean } from "./suggest.ts";
import type { FieldType } from "./types.ts";

/** Types that are one word. */
export const SIMPLE_TYPES = [
  "uuid",
  "text",
  "money",
  "bool",
  "email",
  "url",
  "date",
  "timestamp",
  "duration",
  "json",
] as const;
const WITH_LIMITS = ["string", "int", "decimal", "enum", "list"] as const;
export const TYPE_WORDS: readonly string[] = [...SIMPLE_TYPES, ...WITH_LIMITS];

export interface Base {
  type: FieldType;
  uses: { name: string; start: number }[];
}

/** Reads `word` or `word(…)`; `offset` is where it begins in the line. */
export function readBase(text: string, offset: number, complain: Complain): Base | undefined {
  const match = /^([A-Za-z][A-Za-z0-9_-]*)\s*(?:\(([^]*)\))?$/.exec(text.trim());
  const word = match?.[1];
  if (!word) {
    complain("GP1303", offset, offset + text.length, `${shown(text)} is not a type`, helpFor(text));
    return undefined;
  }
  const start = offset + text.indexOf(word);
  const inner = match[2];
  const argument = {
    text: inner ?? "",
    start: inner === undefined ? offset : offset + text.indexOf("(") + 1,
    given: inner !== undefined,
  };
  if (word === "list") return readList(argument, complain);
  const simple = SIMPLE_TYPES.find((one) => one === word);
  if (simple || /^[A-Z]/.test(word)) {
    if (argument.given) {
      complain(
        "GP1303",
        offset,
        offset + text.length,
        `${shown(word)} takes nothing between brackets`,
        simple ? `Write \`${word}\`.` : writing(typeMeant(text) ?? word),
      );
      return undefined;
    }
    return simple
      ? { type: { kind: simple }, uses: [] }
      : { type: { kind: "value", name: word }, uses: [{ name: word, start }] };
  }
  const read = { string: readString, int: readInt, decimal: readDecimal, enum: readEnum }[
    word as "string"
  ];
  if (!TYPE_WORDS.includes(word) || !read) {
    const meant = typeMeant(text);
    const help = meant
      ? writing(meant)
      : didYouMean(word, TYPE_WORDS, `Types: ${TYPE_WORDS.join(", ")}, or a value object's name.`);
    complain("GP1301", start, start + word.length, `${shown(word)} is not a type`, help);
    return undefined;
  }
  const type = read(argument, complain);
  return type && { type, uses: [] };
}

const writing = (type: string) => `Write ${shown(type)}.`;

/** What to write instead of something that cannot be a type. */
function helpFor(text: string): string {
  const quote = quoteHelp(text);
  if (quote !== undefined) return quote;
  const meant = typeMeant(text);
  return meant ? writing(meant) : "Write a type such as `uuid`, `string(40)` or `enum(a|b)`.";
}

/** What stood between the brackets of a type. */
export interface Argument {
  text: string;
  start: number;
  given: boolean;
}

function readList({ text, start, given }: Argument, complain: Complain): Base | undefined {
  const end = start + Math.max(text.length, 1);
  if (!given || text.trim() === "") {
    complain(
      "GP1303",
      start,
      end,
      "A list needs the type of its items",
      "Write `list(string(40))`.",
    );
    return undefined;
  }
  const base = readBase(text, start, complain);
  if (base?.type.kind === "list") {
    complain(
      "GP1307",
      start,
      end,
      "A list of lists cannot be said in every contract",
      "Put the inner list into a value object.",
    );
    return undefined;
  }
  return base && { type: { kind: "list", of: base.type }, uses: base.uses };
}
